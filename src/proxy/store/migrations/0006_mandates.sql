CREATE TABLE "directpay"."debits" (
	"id" text PRIMARY KEY NOT NULL,
	"mandate_id" text NOT NULL,
	"checkout_id" text NOT NULL,
	"mode" text NOT NULL,
	"merchant_reference" text NOT NULL,
	"reference" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"narration" text NOT NULL,
	"fee_bearer" text,
	"split" jsonb,
	"created_at" bigint NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"fee_minor" bigint,
	"session_id" text,
	"holds_reference" boolean NOT NULL,
	"sent_at" bigint,
	"settled_at" bigint,
	"failed_read_at" bigint,
	"verify_count" integer NOT NULL,
	"fence" integer NOT NULL,
	"lease" jsonb,
	"updated_at" bigint NOT NULL,
	"next_at" bigint
);
--> statement-breakpoint
CREATE TABLE "directpay"."mandates" (
	"id" text PRIMARY KEY NOT NULL,
	"checkout_id" text NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"merchant_reference" text NOT NULL,
	"merchant_customer_id" text,
	"reference" text NOT NULL,
	"total_cap_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"fee_bearer" text NOT NULL,
	"start_date" text NOT NULL,
	"end_date" text NOT NULL,
	"created_at" bigint NOT NULL,
	"bank" jsonb NOT NULL,
	"account_number" text NOT NULL,
	"account_holder" text,
	"customer_id" text NOT NULL,
	"accepted" jsonb,
	"state" text NOT NULL,
	"provider_id" text,
	"nibss_code" text,
	"destinations" jsonb NOT NULL,
	"transfer_minor" bigint,
	"deadline_at" bigint,
	"claimed_at" bigint,
	"sent_at" bigint,
	"approved_at" bigint,
	"ready_at" bigint,
	"ended_at" bigint,
	"end_reason" text,
	"paused_by" text,
	"owed" text,
	"owed_tries" integer NOT NULL,
	"lookups" integer NOT NULL,
	"read_count" integer NOT NULL,
	"page_token_hash" text NOT NULL,
	"page_token" text NOT NULL,
	"field_key" text NOT NULL,
	"fence" integer NOT NULL,
	"lease" jsonb,
	"updated_at" bigint NOT NULL,
	"next_at" bigint
);
--> statement-breakpoint
CREATE TABLE "directpay"."provider_customers" (
	"provider" text NOT NULL,
	"mode" text NOT NULL,
	"payer" text NOT NULL,
	"customer_id" text,
	"at" bigint NOT NULL,
	CONSTRAINT "provider_customers_payer" PRIMARY KEY("provider","mode","payer")
);
--> statement-breakpoint
CREATE TABLE "directpay"."turns" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "mandate_id" text;--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "setup" jsonb;--> statement-breakpoint
ALTER TABLE "directpay"."inbox" ADD COLUMN "mandate_id" text;--> statement-breakpoint
ALTER TABLE "directpay"."inbox" ADD COLUMN "says_cancelled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."debits" ADD CONSTRAINT "debits_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "directpay"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directpay"."debits" ADD CONSTRAINT "debits_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD CONSTRAINT "mandates_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "debits_reference" ON "directpay"."debits" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "debits_reference_held" ON "directpay"."debits" USING btree ("mode","merchant_reference") WHERE holds_reference;--> statement-breakpoint
CREATE INDEX "debits_newest" ON "directpay"."debits" USING btree ("mandate_id","created_at","id");--> statement-breakpoint
CREATE INDEX "debits_due" ON "directpay"."debits" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "debits_unsettled" ON "directpay"."debits" USING btree ("id") WHERE state in ('sending', 'processing');--> statement-breakpoint
CREATE INDEX "debits_leased" ON "directpay"."debits" USING btree ("id") WHERE lease is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_reference" ON "directpay"."mandates" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_number" ON "directpay"."mandates" USING btree ("checkout_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_page_token" ON "directpay"."mandates" USING btree ("page_token_hash");--> statement-breakpoint
CREATE INDEX "mandates_provider_id" ON "directpay"."mandates" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "mandates_newest" ON "directpay"."mandates" USING btree ("mode","created_at","id");--> statement-breakpoint
CREATE INDEX "mandates_merchant_reference" ON "directpay"."mandates" USING btree ("mode","merchant_reference");--> statement-breakpoint
CREATE INDEX "mandates_merchant_customer" ON "directpay"."mandates" USING btree ("mode","merchant_customer_id") WHERE merchant_customer_id is not null;--> statement-breakpoint
CREATE INDEX "mandates_waiting" ON "directpay"."mandates" USING btree ("mode","created_at") WHERE state in ('starting', 'awaiting_transfer', 'approved');--> statement-breakpoint
CREATE INDEX "mandates_due" ON "directpay"."mandates" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "mandates_leased" ON "directpay"."mandates" USING btree ("id") WHERE lease is not null;--> statement-breakpoint
CREATE INDEX "mandates_field_key" ON "directpay"."mandates" USING btree ("field_key");--> statement-breakpoint
CREATE INDEX "inbox_cancelled" ON "directpay"."inbox" USING btree ("mandate_id") WHERE says_cancelled;