CREATE TABLE "directpay"."erasures" (
	"checkout_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directpay"."erasures" ADD CONSTRAINT "erasures_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- As before, but that erasing takes the merchant's notes and the bank's text away, of an ended checkout whose customer goes with them.
CREATE OR REPLACE FUNCTION "directpay"."guard_checkout"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	is_erased boolean;
	kept_payment jsonb;
BEGIN
	IF (OLD.id, OLD.kind, OLD.mode, OLD.provider, OLD.reference, OLD.amount_minor, OLD.currency, OLD.description,
		OLD.support_code, OLD.client_token_hash, OLD.terms_hash, OLD.return_url, OLD.cancel_url, OLD.allowed_origins,
		OLD.preset_bank, OLD.locale, OLD.appearance, OLD.created_at, OLD.expires_at)
		IS DISTINCT FROM
		(NEW.id, NEW.kind, NEW.mode, NEW.provider, NEW.reference, NEW.amount_minor, NEW.currency, NEW.description,
		NEW.support_code, NEW.client_token_hash, NEW.terms_hash, NEW.return_url, NEW.cancel_url, NEW.allowed_origins,
		NEW.preset_bank, NEW.locale, NEW.appearance, NEW.created_at, NEW.expires_at) THEN
		RAISE EXCEPTION 'the terms of a checkout never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	is_erased := NEW.customer IS NULL AND OLD.status IN ('succeeded', 'failed', 'cancelled', 'expired')
		AND EXISTS (SELECT 1 FROM "directpay"."erasures" WHERE checkout_id = OLD.id);
	IF NEW.metadata IS DISTINCT FROM OLD.metadata AND NOT (is_erased AND NEW.metadata = '{}') THEN
		RAISE EXCEPTION 'the terms of a checkout never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	kept_payment := CASE WHEN is_erased AND NOT NEW.payment ? 'narration' THEN OLD.payment - 'narration' ELSE OLD.payment END;
	IF NEW.setup -> 'order' IS DISTINCT FROM OLD.setup -> 'order' THEN
		RAISE EXCEPTION 'what a mandate was ordered for never changes' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.version < OLD.version OR NEW.fence < OLD.fence OR NEW.event_count < OLD.event_count THEN
		RAISE EXCEPTION 'version, fence and events of a checkout only grow' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.status = 'succeeded' AND (NEW.status, NEW.payment, NEW.holds_reference)
		IS DISTINCT FROM (OLD.status, kept_payment, OLD.holds_reference) THEN
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
			IS DISTINCT FROM (kept_payment, OLD.review_reason, OLD.duplicate_debit, OLD.confirming_since) THEN
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
-- By the right of whoever made the schema: the role that the proxy works as deletes nothing else. Times are epoch milliseconds. A webhook that says
-- a mandate was cancelled is read for as long as that mandate is.
CREATE FUNCTION "directpay"."forget_before"(before bigint, most integer) RETURNS integer
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
	forgotten integer;
	gone integer;
BEGIN
	DELETE FROM directpay.commands WHERE (scope, key) IN (
		SELECT one.scope, one.key FROM directpay.commands one JOIN directpay.checkouts ON checkouts.id = one.checkout_id
		WHERE one.created_at < before AND checkouts.updated_at < before
			AND checkouts.status IN ('succeeded', 'failed', 'cancelled', 'expired')
		LIMIT most FOR UPDATE OF one SKIP LOCKED);
	GET DIAGNOSTICS forgotten = ROW_COUNT;
	DELETE FROM directpay.inbox WHERE id IN (
		SELECT id FROM directpay.inbox WHERE received_at < before AND NOT says_cancelled LIMIT most FOR UPDATE SKIP LOCKED);
	GET DIAGNOSTICS gone = ROW_COUNT;
	forgotten := forgotten + gone;
	DELETE FROM directpay.outbox WHERE id IN (
		SELECT id FROM directpay.outbox WHERE delivered_at < before LIMIT most FOR UPDATE SKIP LOCKED);
	GET DIAGNOSTICS gone = ROW_COUNT;
	forgotten := forgotten + gone;
	UPDATE directpay.attempts SET page_key_hash = NULL WHERE id IN (
		SELECT one.id FROM directpay.attempts one JOIN directpay.checkouts ON checkouts.id = one.checkout_id
		WHERE one.page_key_hash IS NOT NULL AND checkouts.updated_at < before
			AND checkouts.status IN ('succeeded', 'failed', 'cancelled', 'expired')
		LIMIT most FOR UPDATE OF one SKIP LOCKED);
	GET DIAGNOSTICS gone = ROW_COUNT;
	RETURN forgotten + gone;
END
$$;
