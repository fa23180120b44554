/**
 * What is wrong with the features of a layer: a list of checks that see every feature once.
 * Positions are WGS 84, longitude first.
 */
@NullMarked
package org.lodeline.geodata.check;

import org.jspecify.annotations.NullMarked;
