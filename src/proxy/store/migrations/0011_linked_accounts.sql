CREATE TABLE "directpay"."links" (
	"id" text PRIMARY KEY NOT NULL,
	"checkout_id" text NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"merchant_reference" text NOT NULL,
	"reference" text NOT NULL,
	"created_at" bigint NOT NULL,
	"state" text NOT NULL,
	"page_url" text,
	"page_return_hash" text NOT NULL,
	"page_returned_at" bigint,
	"opened_at" bigint,
	"customer_id" text,
	"known_accounts" jsonb,
	"account_id" text,
	"account_holder" text,
	"account_number" text,
	"account_type" text,
	"currency" text,
	"bank_name" text,
	"bank_code" text,
	"nip_code" text,
	"data_status" text,
	"linked_at" bigint,
	"data_at" bigint,
	"read_at" bigint,
	"gone_at" bigint,
	"field_key" text NOT NULL,
	"read_count" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	"next_at" bigint
);
--> statement-breakpoint
ALTER TABLE "directpay"."inbox" ADD COLUMN "account_id" text;--> statement-breakpoint
ALTER TABLE "directpay"."links" ADD CONSTRAINT "links_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "links_reference" ON "directpay"."links" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "links_number" ON "directpay"."links" USING btree ("checkout_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "links_page_return" ON "directpay"."links" USING btree ("page_return_hash");--> statement-breakpoint
CREATE INDEX "links_account" ON "directpay"."links" USING btree ("account_id") WHERE account_id is not null;--> statement-breakpoint
CREATE INDEX "links_newest" ON "directpay"."links" USING btree ("mode","linked_at","id") WHERE linked_at is not null;--> statement-breakpoint
CREATE INDEX "links_merchant_reference" ON "directpay"."links" USING btree ("mode","merchant_reference");--> statement-breakpoint
CREATE INDEX "links_due" ON "directpay"."links" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "links_waiting" ON "directpay"."links" USING btree ("id") WHERE state = 'at-page';--> statement-breakpoint
CREATE INDEX "links_field_key" ON "directpay"."links" USING btree ("field_key");--> statement-breakpoint
CREATE INDEX "inbox_accounts" ON "directpay"."inbox" USING btree ("received_at") WHERE account_id is not null;--> statement-breakpoint
CREATE FUNCTION "directpay"."guard_link"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.checkout_id, OLD.number, OLD.mode, OLD.provider, OLD.merchant_reference, OLD.reference, OLD.created_at,
		OLD.page_return_hash)
		IS DISTINCT FROM
		(NEW.id, NEW.checkout_id, NEW.number, NEW.mode, NEW.provider, NEW.merchant_reference, NEW.reference, NEW.created_at,
		NEW.page_return_hash) THEN
		RAISE EXCEPTION 'the reference of a link never changes' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.account_id IS NOT NULL AND (NEW.account_id, NEW.linked_at, NEW.state)
		IS DISTINCT FROM (OLD.account_id, OLD.linked_at, OLD.state) THEN
		RAISE EXCEPTION 'an account that is linked stays that one' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.data_status = 'available' AND NEW.data_status IS DISTINCT FROM OLD.data_status
		OR OLD.data_status = 'failed' AND NEW.data_status = 'processing' THEN
		RAISE EXCEPTION 'how it stands with the data only goes forward' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_link" BEFORE UPDATE ON "directpay"."links" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_link"();
--> statement-breakpoint
CREATE TRIGGER "keep_links" BEFORE DELETE ON "directpay"."links" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
