package org.threadline.local.carrier;

/** What became of an API request: a word for whoever counts, and the answer for whoever asked. */
record Outcome(String word, Answer answer) {}
