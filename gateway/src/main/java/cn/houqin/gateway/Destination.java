package cn.houqin.gateway;

import java.net.URI;

/**
 * Where a request goes.
 *
 * @param name of the service, with the line where a line has a deployment of its own
 */
record Destination(String name, URI base) {}
