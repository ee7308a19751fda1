// Tells what a photo says about itself: size, camera, time, exposure, position, and how its light is spread.
//
// Takes  {bucket, key, data}: data is the JPEG in base64. Without it the object is read from the bucket.
// Gives  {key, bytes, sha256, width, height, orientation, camera, taken, exposure, position, light};
//        what the photo does not tell is null.

const { createHash } = require("node:crypto");
const { segments } = require("./jpeg.js");
const { exif } = require("./exif.js");
const { light } = require("./light.js");

exports.handler = async (event) => {
  const photo = await content(event);
  console.log(`${event.key}, ${photo.length} bytes`);

  const parts = segments(photo);
  console.log(`${parts.all.length} segments: ${parts.all.map((part) => part.name).join(" ")}`);

  const tags = exif(parts.exif);
  console.log(`camera ${tags.camera.make ?? "unknown"} ${tags.camera.model ?? ""}, taken ${tags.taken ?? "at an unknown time"}`);

  const spread = light(photo, parts);
  console.log(spread ? `light of ${spread.blocks} blocks, mean ${spread.mean}` : "light not measured, as this is no baseline JPEG in grey or YCbCr");

  const turned = tags.orientation >= 5;
  return {
    key: event.key,
    bytes: photo.length,
    sha256: createHash("sha256").update(photo).digest("hex"),
    width: turned ? parts.frame.height : parts.frame.width,
    height: turned ? parts.frame.width : parts.frame.height,
    ...tags,
    light: spread,
  };
};

async function content(event) {
  if (event.data) {
    return Buffer.from(event.data, "base64");
  }
  const { S3Client, GetObjectCommand } = require("@aws-sdk/client-s3"); // part of the cloud's Node.js runtime
  const object = await new S3Client().send(new GetObjectCommand({ Bucket: event.bucket, Key: event.key }));
  return Buffer.from(await object.Body.transformToByteArray());
}
