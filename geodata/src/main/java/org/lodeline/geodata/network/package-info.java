/**
 * How goods move: the sea network with its passages, land legs, ports, and the router that joins
 * them.
 *
 * <p>All positions are WGS 84, longitude first, in degrees; lengths are geodesic, in metres inside
 * and in km where people read them.
 */
@NullMarked
package org.lodeline.geodata.network;

import org.jspecify.annotations.NullMarked;
