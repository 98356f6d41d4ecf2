ALTER TABLE "directpay"."mandates" ALTER COLUMN "bank" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ALTER COLUMN "account_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."debits" ADD COLUMN "origin" text DEFAULT 'merchant' NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."debits" ADD COLUMN "is_part" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "way" text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "type" text DEFAULT 'emandate' NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "verification" text DEFAULT 'transfer' NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "fixed" jsonb;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "page_url" text;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "page_return_hash" text;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "page_returned_at" bigint;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "linked" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_page_return" ON "directpay"."mandates" USING btree ("page_return_hash");
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "directpay"."guard_mandate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.checkout_id, OLD.number, OLD.mode, OLD.provider, OLD.merchant_reference, OLD.merchant_customer_id,
		OLD.reference, OLD.total_cap_minor, OLD.currency, OLD.fee_bearer, OLD.end_date, OLD.created_at, OLD.way, OLD.type,
		OLD.verification, OLD.fixed)
		IS DISTINCT FROM
		(NEW.id, NEW.checkout_id, NEW.number, NEW.mode, NEW.provider, NEW.merchant_reference, NEW.merchant_customer_id,
		NEW.reference, NEW.total_cap_minor, NEW.currency, NEW.fee_bearer, NEW.end_date, NEW.created_at, NEW.way, NEW.type,
		NEW.verification, NEW.fixed) THEN
		RAISE EXCEPTION 'the reference and the cap of a mandate never change' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.accepted IS NOT NULL AND NEW.accepted IS DISTINCT FROM OLD.accepted THEN
		RAISE EXCEPTION 'what a payer has agreed to is kept word by word' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	-- Of one that was set up on the provider's page the bank is told later, once.
	IF OLD.provider_id IS NOT NULL AND (NEW.provider_id, NEW.start_date, NEW.bank)
		IS DISTINCT FROM (OLD.provider_id, OLD.start_date, coalesce(OLD.bank, NEW.bank)) THEN
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
CREATE OR REPLACE FUNCTION "directpay"."guard_debit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.mandate_id, OLD.checkout_id, OLD.mode, OLD.merchant_reference, OLD.reference, OLD.amount_minor,
		OLD.currency, OLD.narration, OLD.fee_bearer, OLD.split, OLD.created_at, OLD.origin, OLD.is_part)
		IS DISTINCT FROM
		(NEW.id, NEW.mandate_id, NEW.checkout_id, NEW.mode, NEW.merchant_reference, NEW.reference, NEW.amount_minor,
		NEW.currency, NEW.narration, NEW.fee_bearer, NEW.split, NEW.created_at, NEW.origin, NEW.is_part) THEN
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
-- The last line behind the lock of the checkout, as before. What the provider has ordered by itself is taken as it is.
CREATE OR REPLACE FUNCTION "directpay"."reserve_debit"() RETURNS trigger LANGUAGE plpgsql AS $$
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
	IF (mandate.fixed IS NULL) IS DISTINCT FROM (NEW.origin = 'merchant') THEN
		RAISE EXCEPTION 'a fixed mandate is debited by the provider, and no other one' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF NEW.origin = 'provider' OR NEW.state IN ('succeeded', 'failed', 'needs_review') THEN
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
