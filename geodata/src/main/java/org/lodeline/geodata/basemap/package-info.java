/**
 * The bundled base map (Natural Earth, 1:50m): which country a position lies in, and where land and
 * lakes are. WGS 84, longitude first.
 */
@NullMarked
package org.lodeline.geodata.basemap;

import org.jspecify.annotations.NullMarked;
