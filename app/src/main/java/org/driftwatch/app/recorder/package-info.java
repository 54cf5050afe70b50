/** Records runs of a running system from its raw topics into directories; what is in them says {@code replay.recording}. */
package org.driftwatch.app.recorder;
