ALTER TABLE "directpay"."attempts" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "accounts" text;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "refused_accounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "account_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "bank_answered" boolean;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "bank_asked_at" bigint;--> statement-breakpoint
ALTER TABLE "directpay"."inbox" ADD COLUMN "replayed_at" bigint;--> statement-breakpoint
CREATE INDEX "attempts_lately" ON "directpay"."attempts" USING btree ("bank_asked_at") WHERE bank_answered is not null;--> statement-breakpoint
CREATE INDEX "checkouts_unsettled" ON "directpay"."checkouts" USING btree ("mode","confirming_since") WHERE confirming_since is not null;--> statement-breakpoint
CREATE INDEX "inbox_newest" ON "directpay"."inbox" USING btree ("received_at","id");