/** What the stores of features have in common: sources that answer whole queries by themselves. */
@NullMarked
package org.lodeline.geodata.store;

import org.jspecify.annotations.NullMarked;
