#!/bin/sh
# Runs in the Kafka image. Six partitions: as many replicas of Threadline can share the work.
# Order per customer is kept by key, so do not change the number of partitions under load.
set -eu

for topic in order-events order-events-dlq threadline-events; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$topic" --partitions 6 --replication-factor "$REPLICATION_FACTOR"
done
