-- CreateTable
CREATE TABLE "caliper_event" (
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "sensor" TEXT NOT NULL,
    "student_id" UUID,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "caliper_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "caliper_event_student_id_event_time_idx" ON "caliper_event"("student_id", "event_time");

-- AddForeignKey
ALTER TABLE "caliper_event" ADD CONSTRAINT "caliper_event_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
