/**
 * Compares the server with others, over the same points on the same machine: a program that makes
 * the data, starts the servers, loads them, and prints a table. It fails nothing.
 */
@NullMarked
package org.lodeline.server.bench;

import org.jspecify.annotations.NullMarked;
