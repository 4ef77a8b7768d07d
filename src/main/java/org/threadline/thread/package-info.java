/** The support inbox: who is waiting, who is answering. */
package org.threadline.thread;
