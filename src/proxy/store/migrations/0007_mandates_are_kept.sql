CREATE OR REPLACE FUNCTION "directpay"."guard_checkout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.kind, OLD.mode, OLD.provider, OLD.reference, OLD.amount_minor, OLD.currency, OLD.description,
		OLD.support_code, OLD.client_token_hash, OLD.terms_hash, OLD.return_url, OLD.cancel_url, OLD.allowed_origins,
		OLD.preset_bank, OLD.locale, OLD.appearance, OLD.metadata, OLD.created_at, OLD.expires_at)
		IS DISTINCT FROM
		(NEW.id, NEW.kind, NEW.mode, NEW.provider, NEW.reference, NEW.amount_minor, NEW.currency, NEW.description,
		NEW.support_code, NEW.client_token_hash, NEW.terms_hash, NEW.return_url, NEW.cancel_url, NEW.allowed_origins,
		NEW.preset_bank, NEW.locale, NEW.appearance, NEW.metadata, NEW.created_at, NEW.expires_at) THEN
		RAISE EXCEPTION 'the terms of a checkout never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.setup -> 'order' IS DISTINCT FROM OLD.setup -> 'order' THEN
		RAISE EXCEPTION 'what a mandate was ordered for never changes' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.version < OLD.version OR NEW.fence < OLD.fence OR NEW.event_count < OLD.event_count THEN
		RAISE EXCEPTION 'version, fence and events of a checkout only grow' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.status = 'succeeded' AND (NEW.status, NEW.payment, NEW.holds_reference)
		IS DISTINCT FROM (OLD.status, OLD.payment, OLD.holds_reference) THEN
		RAISE EXCEPTION 'a checkout that succeeded keeps its payment' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.duplicate_debit AND NOT NEW.duplicate_debit THEN
		RAISE EXCEPTION 'a second debit is never forgotten' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.status IN ('failed', 'cancelled', 'expired') THEN
		IF NEW.status NOT IN (OLD.status, 'needs_review') THEN
			RAISE EXCEPTION 'a checkout that has ended only leaves its end for review' USING ERRCODE = 'integrity_constraint_violation';
		END IF;
		IF (NEW.step, NEW.last_decline, NEW.chosen, NEW.attempt_id, NEW.login_tries_used, NEW.code_tries_used, NEW.holds_reference)
			IS DISTINCT FROM
			(OLD.step, OLD.last_decline, OLD.chosen, OLD.attempt_id, OLD.login_tries_used, OLD.code_tries_used, OLD.holds_reference) THEN
			RAISE EXCEPTION 'a checkout that has ended stays as it ended' USING ERRCODE = 'integrity_constraint_violation';
		END IF;
		IF NEW.status = OLD.status AND (NEW.payment, NEW.review_reason, NEW.duplicate_debit, NEW.confirming_since)
			IS DISTINCT FROM (OLD.payment, OLD.review_reason, OLD.duplicate_debit, OLD.confirming_since) THEN
			RAISE EXCEPTION 'what is found after an end is for review' USING ERRCODE = 'integrity_constraint_violation';
		END IF;
		-- A mandate whose checkout has ended is still cancelled at the provider, under a lease.
		IF OLD.kind = 'payment' AND NEW.status = OLD.status AND NEW.lease IS DISTINCT FROM OLD.lease THEN
			RAISE EXCEPTION 'what is found after an end is for review' USING ERRCODE = 'integrity_constraint_violation';
		END IF;
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION "directpay"."guard_mandate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.checkout_id, OLD.number, OLD.mode, OLD.provider, OLD.merchant_reference, OLD.merchant_customer_id,
		OLD.reference, OLD.total_cap_minor, OLD.currency, OLD.fee_bearer, OLD.end_date, OLD.created_at)
		IS DISTINCT FROM
		(NEW.id, NEW.checkout_id, NEW.number, NEW.mode, NEW.provider, NEW.merchant_reference, NEW.merchant_customer_id,
		NEW.reference, NEW.total_cap_minor, NEW.currency, NEW.fee_bearer, NEW.end_date, NEW.created_at) THEN
		RAISE EXCEPTION 'the reference and the cap of a mandate never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.accepted IS NOT NULL AND NEW.accepted IS DISTINCT FROM OLD.accepted THEN
		RAISE EXCEPTION 'what a payer has agreed to is kept word by word' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.provider_id IS NOT NULL AND (NEW.provider_id, NEW.start_date, NEW.bank)
		IS DISTINCT FROM (OLD.provider_id, OLD.start_date, OLD.bank) THEN
		RAISE EXCEPTION 'a mandate that the provider has made stays that one' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.fence < OLD.fence THEN
		RAISE EXCEPTION 'the fence of a mandate only grows' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state IN ('cancelled', 'rejected', 'ended') AND (NEW.state, NEW.ended_at, NEW.end_reason)
		IS DISTINCT FROM (OLD.state, OLD.ended_at, OLD.end_reason) THEN
		RAISE EXCEPTION 'a mandate that has ended stays so' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state <> 'drafted' AND NEW.state = 'drafted'
		OR OLD.state IN ('approved', 'ready', 'paused') AND NEW.state IN ('starting', 'awaiting_transfer')
		OR OLD.approved_at IS NOT NULL AND NEW.approved_at IS DISTINCT FROM OLD.approved_at THEN
		RAISE EXCEPTION 'what was accepted or approved is not forgotten' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_mandate" BEFORE UPDATE ON "directpay"."mandates" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_mandate"();
--> statement-breakpoint
CREATE FUNCTION "directpay"."guard_debit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.mandate_id, OLD.checkout_id, OLD.mode, OLD.merchant_reference, OLD.reference, OLD.amount_minor,
		OLD.currency, OLD.narration, OLD.fee_bearer, OLD.split, OLD.created_at)
		IS DISTINCT FROM
		(NEW.id, NEW.mandate_id, NEW.checkout_id, NEW.mode, NEW.merchant_reference, NEW.reference, NEW.amount_minor,
		NEW.currency, NEW.narration, NEW.fee_bearer, NEW.split, NEW.created_at) THEN
		RAISE EXCEPTION 'the reference and the amount of a debit never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.fence < OLD.fence THEN
		RAISE EXCEPTION 'the fence of a debit only grows' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state = 'succeeded' AND (NEW.state, NEW.holds_reference) IS DISTINCT FROM (OLD.state, OLD.holds_reference) THEN
		RAISE EXCEPTION 'a debit that succeeded stays so' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state = 'failed' AND NEW.state NOT IN ('failed', 'needs_review') THEN
		RAISE EXCEPTION 'a debit that has failed only leaves its end for review' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state IN ('processing', 'needs_review') AND NEW.state = 'sending' THEN
		RAISE EXCEPTION 'a debit is never sent a second time' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_debit" BEFORE UPDATE ON "directpay"."debits" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_debit"();
--> statement-breakpoint
-- The last line behind the lock of the checkout: the row of the mandate is locked, so that two reservations see each other. What the
-- provider tells is taken as it is, also above the cap: a debit that was made is never refused.
CREATE FUNCTION "directpay"."reserve_debit"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	mandate "directpay"."mandates"%ROWTYPE;
	taken numeric;
BEGIN
	SELECT * INTO mandate FROM "directpay"."mandates" WHERE id = NEW.mandate_id FOR NO KEY UPDATE;
	IF (NEW.checkout_id, NEW.mode, NEW.currency) IS DISTINCT FROM (mandate.checkout_id, mandate.mode, mandate.currency) THEN
		RAISE EXCEPTION 'a debit is one of its mandate' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.amount_minor <= 0 THEN
		RAISE EXCEPTION 'a debit takes something' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.state IN ('succeeded', 'failed', 'needs_review') THEN
		RETURN NEW;
	END IF;
	SELECT coalesce(sum(amount_minor), 0) INTO taken FROM "directpay"."debits"
		WHERE mandate_id = NEW.mandate_id AND state <> 'failed';
	IF taken + NEW.amount_minor > mandate.total_cap_minor THEN
		RAISE EXCEPTION 'the debits of a mandate never come to more than its cap' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF mandate.state IN ('drafted', 'starting', 'awaiting_transfer', 'paused', 'cancelled', 'rejected', 'ended') THEN
		RAISE EXCEPTION 'only an approved mandate is debited' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "reserve_debit" BEFORE INSERT ON "directpay"."debits" FOR EACH ROW EXECUTE FUNCTION "directpay"."reserve_debit"();
--> statement-breakpoint
CREATE TRIGGER "keep_mandates" BEFORE DELETE ON "directpay"."mandates" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "keep_debits" BEFORE DELETE ON "directpay"."debits" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
