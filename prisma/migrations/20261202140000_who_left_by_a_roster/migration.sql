-- Since when a roster says that somebody has left, or may not sign in: only such a lock comes off with their return.
ALTER TABLE "user" ADD COLUMN "left_at" TIMESTAMPTZ(3);
