/**
 * Vector tiles of any layer: tile matrix sets, and what of a layer is in a tile.
 *
 * <p>A tile holds one MVT layer for each layer of the catalogue, with the layer's id as its name,
 * extent 4096. Its features are of two kinds:
 *
 * <ul>
 *   <li><b>Features as they are</b>: a point, line or polygon with the property {@code id} (a text)
 *       and those of the layer's fields that have a value. A list is a text with {@code ;} between
 *       its items, a date or timestamp one as in ISO 8601. A field that is itself named {@code id}
 *       or {@code point_count} is left out.
 *   <li><b>Marks that stand for the points of a cell</b>, of 32 by 32 in a tile: a point in the
 *       middle of what it stands for. They are known by {@code point_count}, which features as they
 *       are never have. Besides:
 *       <ul>
 *         <li>{@code bbox}: {@code west,south,east,north} of the points in degrees, as query
 *             parameters take it;
 *         <li>{@code id}: where {@code point_count} is 1;
 *         <li>in a layer with commodities, {@code commodity} (in processing sites {@code
 *             commodities}: the name of the layer's own field): that which most of the points have,
 *             {@code commodity_count}: how many have it, and {@code family_battery}, {@code
 *             family_magnet}, {@code family_base}, {@code family_technology}, {@code
 *             family_energy}: how many points have a commodity of that family, left out where none
 *             has; where a point lists several, its first counts;
 *         <li>{@code {field}_sum} and {@code {field}_sum_count} of a field of tonnes ({@code
 *             contained_kt}, {@code resource_mt}, {@code capacity_tpa}): the sum, and of how many
 *             points it is. Only where all that state the amount agree in commodity, unit, resource
 *             class and stage of processing, and state all of these.
 *       </ul>
 * </ul>
 *
 * <p>A point is in exactly one tile of a zoom level, and is never left out: the {@code point_count}
 * of all tiles of a level, where a feature as it is counts one, add up to the layer. Points nearer
 * to a pole than the edge of Web Mercator are on that edge. Lines and polygons reach 64 units
 * beyond the tile; those that would not fit are coarsened and then dropped, smallest first, and
 * counted.
 */
@NullMarked
package org.lodeline.geodata.tiles;

import org.jspecify.annotations.NullMarked;
