/** At the gate: who is calling, and which brands they belong to. */
package org.threadline.security;
