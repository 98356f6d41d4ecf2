CREATE TABLE "directpay"."bank_logins" (
	"bank_user" text PRIMARY KEY NOT NULL,
	"times" bigint[] NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "commands_since" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "directpay"."checkouts" ADD COLUMN "command_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "bank_logins_last" ON "directpay"."bank_logins" USING btree ("last_at");--> statement-breakpoint
-- By the right of whoever made the schema, as "forget_before". Epoch milliseconds.
CREATE FUNCTION "directpay"."forget_bank_logins"(before bigint, most integer) RETURNS integer
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
	forgotten integer;
BEGIN
	DELETE FROM directpay.bank_logins WHERE bank_user IN (
		SELECT bank_user FROM directpay.bank_logins WHERE last_at < before LIMIT most FOR UPDATE SKIP LOCKED);
	GET DIAGNOSTICS forgotten = ROW_COUNT;
	RETURN forgotten;
END
$$;
