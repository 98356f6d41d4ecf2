CREATE FUNCTION "directpay"."guard_checkout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.kind, OLD.mode, OLD.provider, OLD.reference, OLD.amount_minor, OLD.currency, OLD.description,
		OLD.support_code, OLD.client_token_hash, OLD.terms_hash, OLD.created_at, OLD.expires_at)
		IS DISTINCT FROM
		(NEW.id, NEW.kind, NEW.mode, NEW.provider, NEW.reference, NEW.amount_minor, NEW.currency, NEW.description,
		NEW.support_code, NEW.client_token_hash, NEW.terms_hash, NEW.created_at, NEW.expires_at) THEN
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
	IF OLD.status IN ('failed', 'cancelled', 'expired') AND NEW.status NOT IN (OLD.status, 'needs_review') THEN
		RAISE EXCEPTION 'a checkout that has ended only leaves its end for review' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_checkout" BEFORE UPDATE ON "directpay"."checkouts" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_checkout"();
--> statement-breakpoint
CREATE FUNCTION "directpay"."guard_attempt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.checkout_id, OLD.number, OLD.reference, OLD.minted_at)
		IS DISTINCT FROM (NEW.id, NEW.checkout_id, NEW.number, NEW.reference, NEW.minted_at) THEN
		RAISE EXCEPTION 'the reference of an attempt never changes' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.state = 'succeeded' AND NEW.state <> 'succeeded' THEN
		RAISE EXCEPTION 'an attempt that succeeded stays so' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_attempt" BEFORE UPDATE ON "directpay"."attempts" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_attempt"();
--> statement-breakpoint
CREATE FUNCTION "directpay"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% rows are kept as they are', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "keep_events" BEFORE UPDATE OR DELETE ON "directpay"."events" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "keep_checkouts" BEFORE DELETE ON "directpay"."checkouts" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "keep_attempts" BEFORE DELETE ON "directpay"."attempts" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
