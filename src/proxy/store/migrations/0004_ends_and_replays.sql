ALTER TABLE "directpay"."inbox" ADD COLUMN "replay_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_replay_key" ON "directpay"."inbox" USING btree ("replay_key");--> statement-breakpoint
CREATE INDEX "inbox_quarantined" ON "directpay"."inbox" USING btree ("received_at","id") WHERE quarantined;--> statement-breakpoint
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
		IF NEW.status = OLD.status AND (NEW.payment, NEW.review_reason, NEW.duplicate_debit, NEW.lease, NEW.confirming_since)
			IS DISTINCT FROM (OLD.payment, OLD.review_reason, OLD.duplicate_debit, OLD.lease, OLD.confirming_since) THEN
			RAISE EXCEPTION 'what is found after an end is for review' USING ERRCODE = 'integrity_constraint_violation';
		END IF;
	END IF;
	RETURN NEW;
END
$$;
