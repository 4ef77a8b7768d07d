/**
 * The application among servers that die: replicas, store, broker and carrier are processes of their own that can be
 * killed, stopped and frozen. Afterwards what was promised, what the carrier took and what is stored are compared.
 */
package org.threadline.faults;
