/**
 * How features are asked for: every filter language ends in a GeoTools {@link
 * org.geotools.api.filter.Filter}.
 */
@NullMarked
package org.lodeline.geodata.filter;

import org.jspecify.annotations.NullMarked;
