/** Whole layers for people who want a file, and the catalogue of layers. */
@NullMarked
package org.lodeline.server.layers;

import org.jspecify.annotations.NullMarked;
