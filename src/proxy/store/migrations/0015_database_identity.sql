CREATE TABLE "directpay"."database_identity" (
	"name" text PRIMARY KEY NOT NULL,
	"identity" text NOT NULL,
	"at" bigint NOT NULL
);
