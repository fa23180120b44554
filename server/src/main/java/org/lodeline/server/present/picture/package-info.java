/**
 * Pictures of views: a map with its title, legend, caption, sources and date, drawn once on Java2D
 * for PNG, SVG and PDF. Positions are WGS 84, longitude first; lengths are in CSS pixels.
 */
@NullMarked
package org.lodeline.server.present.picture;

import org.jspecify.annotations.NullMarked;
