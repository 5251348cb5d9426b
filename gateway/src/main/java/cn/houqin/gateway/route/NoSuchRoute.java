package cn.houqin.gateway.route;

import cn.houqin.platform.problem.NotFound;

/** No service answers this path. */
class NoSuchRoute extends NotFound {

  NoSuchRoute(String path) {
    super("path", path);
  }
}
