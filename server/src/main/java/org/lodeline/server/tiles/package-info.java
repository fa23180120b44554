/** Vector tiles over HTTP: the short URLs, and what they share with those of OGC API - Tiles. */
@NullMarked
package org.lodeline.server.tiles;

import org.jspecify.annotations.NullMarked;
