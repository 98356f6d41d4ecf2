ALTER TABLE "directpay"."attempts" ALTER COLUMN "institution" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "way" text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "page_url" text;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "page_return_hash" text;--> statement-breakpoint
ALTER TABLE "directpay"."attempts" ADD COLUMN "page_returned_at" bigint;--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "ways" jsonb DEFAULT '[{"way":"bank"}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "split" jsonb;--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "refund" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_page_return" ON "directpay"."attempts" USING btree ("page_return_hash");