-- Which lessons ask an item, for those who look for questions.
CREATE INDEX "lesson_item_item_id_idx" ON "lesson_item"("item_id");
