ALTER TABLE "directpay"."attempts" ADD COLUMN "page_rested_at" bigint;--> statement-breakpoint
-- What is not asked about any more when this runs has rested since it was left.
UPDATE "directpay"."attempts" SET "page_rested_at" = coalesce("sent_at", "minted_at")
	WHERE "page_return_hash" IS NOT NULL AND "state" = 'over' AND "verify_at" IS NULL;
