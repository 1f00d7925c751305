"""The durable hand-over from webhook to worker: the table is the queue."""
