/** The map application: pages, scripts, styles, and the base map that they draw. */
@NullMarked
package org.lodeline.server.pages;

import org.jspecify.annotations.NullMarked;
