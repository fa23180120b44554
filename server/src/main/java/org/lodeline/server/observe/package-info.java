/** What an operator sees of the requests: log lines and metrics. */
@NullMarked
package org.lodeline.server.observe;

import org.jspecify.annotations.NullMarked;
