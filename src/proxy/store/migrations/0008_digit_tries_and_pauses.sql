CREATE TABLE "directpay"."digit_tries" (
	"mandate_id" text PRIMARY KEY NOT NULL,
	"link" text NOT NULL,
	"since" bigint NOT NULL,
	"tries" integer NOT NULL,
	"wrong" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "also_paused_by" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."mandates" ADD COLUMN "mode_told" boolean DEFAULT false NOT NULL;