-- The process that gave out a number's last slots, by an id that it draws at its start. It alone knows when those texts
-- have really started before its next claim writes it down, so it may claim that number's next ones ahead of time; the
-- others only what is overdue.
alter table sender_pace add column served_by uuid;
