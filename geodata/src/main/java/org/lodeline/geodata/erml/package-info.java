/**
 * The layers as EarthResourceML-Lite 2.0.1, the simple views of mines, mineral occurrences,
 * commodities and plants that geological surveys exchange. What is a view of what is said by {@code
 * erml/views.json}.
 */
@NullMarked
package org.lodeline.geodata.erml;

import org.jspecify.annotations.NullMarked;
