/**
 * The server and its command line: what is spoken. {@link org.lodeline.server.LodelineServer} wires
 * everything by hand.
 */
@NullMarked
package org.lodeline.server;

import org.jspecify.annotations.NullMarked;
