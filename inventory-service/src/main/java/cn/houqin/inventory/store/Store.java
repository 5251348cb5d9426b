package cn.houqin.inventory.store;

import cn.houqin.platform.problem.Invalid;

/** A place where stock is kept. */
record Store(String store, String name, String location) {

  Store checked() {
    if (!store.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw Invalid.field("/store", "code", store);
    }
    if (name.isBlank() || name.length() > 200) {
      throw Invalid.field("/name", "text", name, 1, 200);
    }
    return this;
  }
}
