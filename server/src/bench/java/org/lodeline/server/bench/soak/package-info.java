/**
 * Real traffic for a long time, with known right answers, while parts of what is under the servers
 * are taken away and given back.
 */
@NullMarked
package org.lodeline.server.bench.soak;

import org.jspecify.annotations.NullMarked;
