/** Views for those who present: embeds, pictures, stories, and what makes a pasted link unfold. */
@NullMarked
package org.lodeline.server.present;

import org.jspecify.annotations.NullMarked;
