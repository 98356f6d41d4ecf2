CREATE SCHEMA "directpay";
--> statement-breakpoint
CREATE TABLE "directpay"."attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"checkout_id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text NOT NULL,
	"minted_at" bigint NOT NULL,
	"institution" jsonb NOT NULL,
	"method_id" text NOT NULL,
	"state" text NOT NULL,
	"exposure" text NOT NULL,
	"page_key_hash" text,
	"bank_session" text,
	"bank_session_expires_at" bigint,
	"form" jsonb,
	"problem" text,
	"account_holder" text,
	"account_number" text,
	"account_type" text,
	"field_key" text NOT NULL,
	"sent_at" bigint,
	"failed_read_at" bigint,
	"verify_count" integer NOT NULL,
	"verify_at" bigint
);
--> statement-breakpoint
CREATE TABLE "directpay"."checkouts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"reference" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"description" text NOT NULL,
	"support_code" text NOT NULL,
	"client_token_hash" text NOT NULL,
	"client_token" text NOT NULL,
	"customer" text,
	"field_key" text NOT NULL,
	"terms_hash" text NOT NULL,
	"return_url" text,
	"cancel_url" text,
	"allowed_origins" jsonb NOT NULL,
	"preset_bank" text,
	"locale" text NOT NULL,
	"appearance" jsonb,
	"metadata" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"status" text NOT NULL,
	"step" text NOT NULL,
	"version" integer NOT NULL,
	"notice" text,
	"unavailable_reason" text,
	"last_decline" text,
	"review_reason" text,
	"duplicate_debit" boolean NOT NULL,
	"holds_reference" boolean NOT NULL,
	"chosen" jsonb,
	"attempt_id" text,
	"login_tries_used" integer NOT NULL,
	"code_tries_used" integer NOT NULL,
	"last_command_at" bigint NOT NULL,
	"confirming_since" bigint,
	"payment" jsonb,
	"fence" integer NOT NULL,
	"lease" jsonb,
	"event_count" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	"next_at" bigint
);
--> statement-breakpoint
CREATE TABLE "directpay"."commands" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"checkout_id" text NOT NULL,
	"command" text NOT NULL,
	"resulting_version" integer,
	"created_at" bigint NOT NULL,
	CONSTRAINT "commands_key" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "directpay"."events" (
	"checkout_id" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_seq" PRIMARY KEY("checkout_id","seq")
);
--> statement-breakpoint
CREATE TABLE "directpay"."inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"type" text NOT NULL,
	"reference" text,
	"quarantined" boolean NOT NULL,
	"body" text NOT NULL,
	"field_key" text NOT NULL,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directpay"."meta" (
	"name" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directpay"."outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"checkout_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"tries" integer NOT NULL,
	"next_at" bigint,
	"delivered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "directpay"."provider_cache" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD CONSTRAINT "attempts_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directpay"."commands" ADD CONSTRAINT "commands_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directpay"."events" ADD CONSTRAINT "events_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "directpay"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_reference" ON "directpay"."attempts" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_number" ON "directpay"."attempts" USING btree ("checkout_id","number");--> statement-breakpoint
CREATE INDEX "attempts_due" ON "directpay"."attempts" USING btree ("verify_at") WHERE verify_at is not null;--> statement-breakpoint
CREATE INDEX "attempts_sent" ON "directpay"."attempts" USING btree ("id") WHERE exposure = 'sent';--> statement-breakpoint
CREATE INDEX "attempts_field_key" ON "directpay"."attempts" USING btree ("field_key");--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_reference_held" ON "directpay"."checkouts" USING btree ("mode","reference") WHERE holds_reference;--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_client_token" ON "directpay"."checkouts" USING btree ("client_token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_support_code" ON "directpay"."checkouts" USING btree ("support_code");--> statement-breakpoint
CREATE INDEX "checkouts_reference" ON "directpay"."checkouts" USING btree ("mode","reference");--> statement-breakpoint
CREATE INDEX "checkouts_newest" ON "directpay"."checkouts" USING btree ("mode","created_at","id");--> statement-breakpoint
CREATE INDEX "checkouts_due" ON "directpay"."checkouts" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "checkouts_leased" ON "directpay"."checkouts" USING btree ("id") WHERE lease is not null;--> statement-breakpoint
CREATE INDEX "checkouts_field_key" ON "directpay"."checkouts" USING btree ("field_key");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_dedupe" ON "directpay"."inbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "inbox_field_key" ON "directpay"."inbox" USING btree ("field_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "directpay"."outbox" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_checkout" ON "directpay"."outbox" USING btree ("checkout_id");