/** What a supply and a scenario come to in figures: how concentrated, exposed and reliant it is. */
@NullMarked
package org.lodeline.geodata.supply.figures;

import org.jspecify.annotations.NullMarked;
