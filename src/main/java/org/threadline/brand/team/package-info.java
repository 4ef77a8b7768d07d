/** Teams of a brand: who is in them, how much each takes, who is there. */
package org.threadline.brand.team;
