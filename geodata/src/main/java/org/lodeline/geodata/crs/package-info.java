/** The coordinate reference systems in which features can be asked for. */
@NullMarked
package org.lodeline.geodata.crs;

import org.jspecify.annotations.NullMarked;
