/** Asking customers how it was, and whether it stayed so: surveys by text, and the follow-up. */
package org.threadline.retention.survey;
