CREATE TABLE "directpay"."breaks" (
	"id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"checkout_id" text,
	"debit_id" text,
	"ours" text,
	"theirs" text,
	"begun_at" bigint,
	"found_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "breaks_open" ON "directpay"."breaks" USING btree ("mode","provider","kind","reference") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "breaks_newest" ON "directpay"."breaks" USING btree ("mode","provider","found_at","id");--> statement-breakpoint
INSERT INTO "directpay"."breaks" (id, mode, provider, kind, reference, checkout_id, debit_id, ours, theirs, found_at, seen_at, closed_at)
	SELECT 'br_' || substr(md5(random()::text || clock_timestamp()::text), 1, 24), split_part(cache.name, ':', 3), split_part(cache.name, ':', 2),
		one ->> 'kind', one ->> 'providerReference', one ->> 'checkoutId', one ->> 'debitId', one ->> 'ours', one ->> 'theirs',
		extract(epoch from (one ->> 'foundAt')::timestamptz) * 1000, extract(epoch from (one ->> 'seenAt')::timestamptz) * 1000,
		extract(epoch from (one ->> 'closedAt')::timestamptz) * 1000
	FROM "directpay"."provider_cache" cache, jsonb_array_elements(cache.value) one
	WHERE cache.name LIKE 'breaks:%';
--> statement-breakpoint
DELETE FROM "directpay"."provider_cache" WHERE name LIKE 'breaks:%';
--> statement-breakpoint
CREATE FUNCTION "directpay"."guard_break"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.id, OLD.mode, OLD.provider, OLD.kind, OLD.reference, OLD.found_at)
		IS DISTINCT FROM (NEW.id, NEW.mode, NEW.provider, NEW.kind, NEW.reference, NEW.found_at) THEN
		RAISE EXCEPTION 'what a break is about never changes' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF OLD.closed_at IS NOT NULL THEN
		RAISE EXCEPTION 'a break that is closed stays so' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "guard_break" BEFORE UPDATE ON "directpay"."breaks" FOR EACH ROW EXECUTE FUNCTION "directpay"."guard_break"();
--> statement-breakpoint
CREATE TRIGGER "keep_breaks" BEFORE DELETE ON "directpay"."breaks" FOR EACH ROW EXECUTE FUNCTION "directpay"."refuse_change"();
