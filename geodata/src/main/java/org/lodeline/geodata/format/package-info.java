/** How features are written, one file a format. */
@NullMarked
package org.lodeline.geodata.format;

import org.jspecify.annotations.NullMarked;
