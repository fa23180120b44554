/** Benchmarks, run by the Maven profile {@code bench}; they print figures and fail nothing. */
package org.lodeline.geodata.bench;
