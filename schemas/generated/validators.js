// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
"use strict";
export const validate_aggregate = validate30;
const schema41 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/aggregate.json", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, availability_zone: { type: "string", minLength: 1, maxLength: 255, pattern: "^[^:\\u0000-\\u001f\\u007f]+$", "x-mutability": "in-place" }, host_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 1e4, default: [], "x-references": "host", "x-on-delete": "keep", "x-mutability": "in-place" }, properties: { type: "object", additionalProperties: { type: "string", maxLength: 255 }, maxProperties: 128, default: {}, "x-mutability": "in-place" }, cpu_ratio: { type: "number", minimum: 0.1, maximum: 64, "x-mutability": "in-place" }, memory_ratio: { type: "number", minimum: 0.1, maximum: 8, "x-mutability": "in-place" }, disk_ratio: { type: "number", minimum: 0.1, maximum: 64, "x-mutability": "in-place" } } }, schema43 = { type: "string", pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$", maxLength: 255 }, schema44 = { type: "string", pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" }, func1 = (text) => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}, func0 = function equal(left, right) {
  if (left === right) return !0;
  if (typeof left != "object" || typeof right != "object" || left === null || right === null) return !1;
  const keys = Object.keys(left);
  return Array.isArray(left) === Array.isArray(right) && keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]));
}, pattern4 = new RegExp("^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$", "u"), pattern5 = new RegExp("^[^:\\u0000-\\u001f\\u007f]+$", "u"), pattern6 = new RegExp("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.host_ids === void 0 && (data.host_ids = []), data.properties === void 0 && (data.properties = {}), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "description" || key0 === "availability_zone" || key0 === "host_ids" || key0 === "properties" || key0 === "cpu_ratio" || key0 === "memory_ratio" || key0 === "disk_ratio")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.availability_zone !== void 0) {
      let data2 = data.availability_zone;
      if (typeof data2 == "string") {
        if (func1(data2) > 255) {
          const err7 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        if (func1(data2) < 1) {
          const err8 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        if (!pattern5.test(data2)) {
          const err9 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/pattern", keyword: "pattern", params: { pattern: "^[^:\\u0000-\\u001f\\u007f]+$" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    let data3 = data.host_ids;
    if (Array.isArray(data3)) {
      if (data3.length > 1e4) {
        const err11 = { instancePath: instancePath + "/host_ids", schemaPath: "#/properties/host_ids/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      const len0 = data3.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data4 = data3[i0];
        if (typeof data4 == "string") {
          if (!pattern6.test(data4)) {
            const err12 = { instancePath: instancePath + "/host_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        } else {
          const err13 = { instancePath: instancePath + "/host_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      }
      let i1 = data3.length, j0;
      if (i1 > 1) {
        outer0: for (; i1--; )
          for (j0 = i1; j0--; )
            if (func0(data3[i1], data3[j0])) {
              const err14 = { instancePath: instancePath + "/host_ids", schemaPath: "#/properties/host_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              break outer0;
            }
      }
    } else {
      const err15 = { instancePath: instancePath + "/host_ids", schemaPath: "#/properties/host_ids/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    let data5 = data.properties;
    if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
      if (Object.keys(data5).length > 128) {
        const err16 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
      for (const key1 in data5) {
        let data6 = data5[key1];
        if (typeof data6 == "string") {
          if (func1(data6) > 255) {
            const err17 = { instancePath: instancePath + "/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/properties/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        } else {
          const err18 = { instancePath: instancePath + "/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/properties/additionalProperties/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      }
    } else {
      const err19 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/type", keyword: "type", params: { type: "object" } };
      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
    }
    if (data.cpu_ratio !== void 0) {
      let data7 = data.cpu_ratio;
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 64 || isNaN(data7)) {
          const err20 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
        if (data7 < 0.1 || isNaN(data7)) {
          const err21 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/type", keyword: "type", params: { type: "number" } };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.memory_ratio !== void 0) {
      let data8 = data.memory_ratio;
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 8 || isNaN(data8)) {
          const err23 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8 } };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
        if (data8 < 0.1 || isNaN(data8)) {
          const err24 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/type", keyword: "type", params: { type: "number" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.disk_ratio !== void 0) {
      let data9 = data.disk_ratio;
      if (typeof data9 == "number" && isFinite(data9)) {
        if (data9 > 64 || isNaN(data9)) {
          const err26 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data9 < 0.1 || isNaN(data9)) {
          const err27 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      } else {
        const err28 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/type", keyword: "type", params: { type: "number" } };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
  } else {
    const err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
  }
  return validate30.errors = vErrors, errors === 0;
}
validate30.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_application_credential = validate32;
const schema45 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/application_credential.json", "x-owner": "user_id", type: "object", additionalProperties: !1, required: ["name", "user_id", "scope_project_id"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "replace" }, user_id: { $ref: "common.json#/$defs/id", "x-references": "user", "x-on-delete": "cascade", "x-mutability": "replace" }, scope_project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-on-delete": "cascade", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "replace" }, role_ids: { type: "array", uniqueItems: !0, maxItems: 64, items: { $ref: "common.json#/$defs/id" }, "x-references": "role", "x-mutability": "replace" }, expires_at: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", examples: ["2037-01-31T00:00:00Z"], "x-mutability": "replace" }, unrestricted: { type: "boolean", default: !1, "x-mutability": "replace" }, access_rules: { type: "array", uniqueItems: !0, maxItems: 64, "x-mutability": "replace", items: { type: "object", additionalProperties: !1, required: ["service", "method", "path"], properties: { service: { type: "string", minLength: 1, maxLength: 255, "x-mutability": "replace" }, method: { enum: ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"], "x-mutability": "replace" }, path: { type: "string", minLength: 1, maxLength: 1024, "x-mutability": "replace" } } } }, secret_wo: { type: "string", minLength: 16, maxLength: 128, examples: ["a-secret-of-32-characters-or-more"], "x-mutability": "replace", writeOnly: !0 }, secret_wo_version: { type: "integer", minimum: 0, maximum: 9007199254740991, "x-mutability": "replace" } } }, func9 = Object.prototype.hasOwnProperty, pattern11 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "u");
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.unrestricted === void 0 && (data.unrestricted = !1), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.user_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.scope_project_id === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scope_project_id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema45.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.user_id !== void 0) {
      let data1 = data.user_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err7 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.scope_project_id !== void 0) {
      let data2 = data.scope_project_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err9 = { instancePath: instancePath + "/scope_project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/scope_project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.description !== void 0) {
      let data3 = data.description;
      if (typeof data3 == "string") {
        if (func1(data3) > 1024) {
          const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.role_ids !== void 0) {
      let data4 = data.role_ids;
      if (Array.isArray(data4)) {
        if (data4.length > 64) {
          const err13 = { instancePath: instancePath + "/role_ids", schemaPath: "#/properties/role_ids/maxItems", keyword: "maxItems", params: { limit: 64 } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 == "string") {
            if (!pattern6.test(data5)) {
              const err14 = { instancePath: instancePath + "/role_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/role_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
        let i1 = data4.length, j0;
        if (i1 > 1) {
          outer0: for (; i1--; )
            for (j0 = i1; j0--; )
              if (func0(data4[i1], data4[j0])) {
                const err16 = { instancePath: instancePath + "/role_ids", schemaPath: "#/properties/role_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                break outer0;
              }
        }
      } else {
        const err17 = { instancePath: instancePath + "/role_ids", schemaPath: "#/properties/role_ids/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.expires_at !== void 0) {
      let data6 = data.expires_at;
      if (typeof data6 == "string") {
        if (!pattern11.test(data6)) {
          const err18 = { instancePath: instancePath + "/expires_at", schemaPath: "#/properties/expires_at/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/expires_at", schemaPath: "#/properties/expires_at/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (typeof data.unrestricted != "boolean") {
      const err20 = { instancePath: instancePath + "/unrestricted", schemaPath: "#/properties/unrestricted/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.access_rules !== void 0) {
      let data8 = data.access_rules;
      if (Array.isArray(data8)) {
        if (data8.length > 64) {
          const err21 = { instancePath: instancePath + "/access_rules", schemaPath: "#/properties/access_rules/maxItems", keyword: "maxItems", params: { limit: 64 } };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
        const len1 = data8.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data9 = data8[i2];
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.service === void 0) {
              const err22 = { instancePath: instancePath + "/access_rules/" + i2, schemaPath: "#/properties/access_rules/items/required", keyword: "required", params: { missingProperty: "service" } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
            if (data9.method === void 0) {
              const err23 = { instancePath: instancePath + "/access_rules/" + i2, schemaPath: "#/properties/access_rules/items/required", keyword: "required", params: { missingProperty: "method" } };
              vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
            }
            if (data9.path === void 0) {
              const err24 = { instancePath: instancePath + "/access_rules/" + i2, schemaPath: "#/properties/access_rules/items/required", keyword: "required", params: { missingProperty: "path" } };
              vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
            }
            for (const key1 in data9)
              if (!(key1 === "service" || key1 === "method" || key1 === "path")) {
                const err25 = { instancePath: instancePath + "/access_rules/" + i2, schemaPath: "#/properties/access_rules/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            if (data9.service !== void 0) {
              let data10 = data9.service;
              if (typeof data10 == "string") {
                if (func1(data10) > 255) {
                  const err26 = { instancePath: instancePath + "/access_rules/" + i2 + "/service", schemaPath: "#/properties/access_rules/items/properties/service/maxLength", keyword: "maxLength", params: { limit: 255 } };
                  vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                }
                if (func1(data10) < 1) {
                  const err27 = { instancePath: instancePath + "/access_rules/" + i2 + "/service", schemaPath: "#/properties/access_rules/items/properties/service/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                }
              } else {
                const err28 = { instancePath: instancePath + "/access_rules/" + i2 + "/service", schemaPath: "#/properties/access_rules/items/properties/service/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
              }
            }
            if (data9.method !== void 0) {
              let data11 = data9.method;
              if (!(data11 === "DELETE" || data11 === "GET" || data11 === "HEAD" || data11 === "PATCH" || data11 === "POST" || data11 === "PUT")) {
                const err29 = { instancePath: instancePath + "/access_rules/" + i2 + "/method", schemaPath: "#/properties/access_rules/items/properties/method/enum", keyword: "enum", params: { allowedValues: schema45.properties.access_rules.items.properties.method.enum } };
                vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
              }
            }
            if (data9.path !== void 0) {
              let data12 = data9.path;
              if (typeof data12 == "string") {
                if (func1(data12) > 1024) {
                  const err30 = { instancePath: instancePath + "/access_rules/" + i2 + "/path", schemaPath: "#/properties/access_rules/items/properties/path/maxLength", keyword: "maxLength", params: { limit: 1024 } };
                  vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                }
                if (func1(data12) < 1) {
                  const err31 = { instancePath: instancePath + "/access_rules/" + i2 + "/path", schemaPath: "#/properties/access_rules/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                }
              } else {
                const err32 = { instancePath: instancePath + "/access_rules/" + i2 + "/path", schemaPath: "#/properties/access_rules/items/properties/path/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
          } else {
            const err33 = { instancePath: instancePath + "/access_rules/" + i2, schemaPath: "#/properties/access_rules/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
          }
        }
        let i3 = data8.length, j1;
        if (i3 > 1) {
          outer1: for (; i3--; )
            for (j1 = i3; j1--; )
              if (func0(data8[i3], data8[j1])) {
                const err34 = { instancePath: instancePath + "/access_rules", schemaPath: "#/properties/access_rules/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 } };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                break outer1;
              }
        }
      } else {
        const err35 = { instancePath: instancePath + "/access_rules", schemaPath: "#/properties/access_rules/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.secret_wo !== void 0) {
      let data13 = data.secret_wo;
      if (typeof data13 == "string") {
        if (func1(data13) > 128) {
          const err36 = { instancePath: instancePath + "/secret_wo", schemaPath: "#/properties/secret_wo/maxLength", keyword: "maxLength", params: { limit: 128 } };
          vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
        }
        if (func1(data13) < 16) {
          const err37 = { instancePath: instancePath + "/secret_wo", schemaPath: "#/properties/secret_wo/minLength", keyword: "minLength", params: { limit: 16 } };
          vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
        }
      } else {
        const err38 = { instancePath: instancePath + "/secret_wo", schemaPath: "#/properties/secret_wo/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
      }
    }
    if (data.secret_wo_version !== void 0) {
      let data14 = data.secret_wo_version;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
        const err39 = { instancePath: instancePath + "/secret_wo_version", schemaPath: "#/properties/secret_wo_version/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 9007199254740991 || isNaN(data14)) {
          const err40 = { instancePath: instancePath + "/secret_wo_version", schemaPath: "#/properties/secret_wo_version/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
        }
        if (data14 < 0 || isNaN(data14)) {
          const err41 = { instancePath: instancePath + "/secret_wo_version", schemaPath: "#/properties/secret_wo_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
      }
    }
  } else {
    const err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
  }
  return validate32.errors = vErrors, errors === 0;
}
validate32.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_domain = validate33;
const schema50 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/domain.json", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.enabled === void 0 && (data.enabled = !0), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "description" || key0 === "enabled")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (typeof data.enabled != "boolean") {
      const err7 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate33.errors = vErrors, errors === 0;
}
validate33.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_endpoint = validate34;
const schema52 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/endpoint.json", "x-key": ["service_id", "interface", "region_id"], type: "object", additionalProperties: !1, required: ["service_id", "interface", "url"], properties: { service_id: { $ref: "common.json#/$defs/id", "x-references": "service", "x-on-delete": "cascade", "x-mutability": "replace" }, interface: { enum: ["public", "internal", "admin"], "x-mutability": "replace" }, region_id: { $ref: "common.json#/$defs/id", "x-references": "region", "x-mutability": "replace" }, url: { type: "string", maxLength: 2048, pattern: "^https?://[^\\s]+$", "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" }, name: !1 } }, pattern15 = new RegExp("^https?://[^\\s]+$", "u");
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.enabled === void 0 && (data.enabled = !0), data.service_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "service_id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.interface === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "interface" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.url === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "service_id" || key0 === "interface" || key0 === "region_id" || key0 === "url" || key0 === "enabled" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.service_id !== void 0) {
      let data0 = data.service_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err4 = { instancePath: instancePath + "/service_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/service_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.interface !== void 0) {
      let data1 = data.interface;
      if (!(data1 === "public" || data1 === "internal" || data1 === "admin")) {
        const err6 = { instancePath: instancePath + "/interface", schemaPath: "#/properties/interface/enum", keyword: "enum", params: { allowedValues: schema52.properties.interface.enum } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.region_id !== void 0) {
      let data2 = data.region_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err7 = { instancePath: instancePath + "/region_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/region_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.url !== void 0) {
      let data3 = data.url;
      if (typeof data3 == "string") {
        if (func1(data3) > 2048) {
          const err9 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (!pattern15.test(data3)) {
          const err10 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (typeof data.enabled != "boolean") {
      const err12 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.name !== void 0) {
      const err13 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
  }
  return validate34.errors = vErrors, errors === 0;
}
validate34.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_flavor = validate35;
const schema55 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/flavor.json", type: "object", additionalProperties: !1, required: ["name", "vcpus", "memory_mib"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, openstack_id: { type: "string", pattern: "^[A-Za-z0-9._-]([A-Za-z0-9. _-]*[A-Za-z0-9._-])?$", maxLength: 255, "x-mutability": "replace" }, vcpus: { type: "integer", minimum: 1, maximum: 256, "x-mutability": "replace" }, memory_mib: { type: "integer", minimum: 32, maximum: 16777216, "x-unit": "MiB", "x-mutability": "replace" }, disk_gib: { type: "integer", minimum: 0, maximum: 65536, default: 0, "x-unit": "GiB", "x-mutability": "replace" }, extra_specs: { type: "object", additionalProperties: { type: "string", maxLength: 255 }, maxProperties: 128, default: {}, "x-mutability": "in-place" }, public: { type: "boolean", default: !0, "x-mutability": "in-place" }, access_project_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 1e3, default: [], "x-references": "project", "x-on-delete": "keep", "x-mutability": "in-place" } } }, pattern17 = new RegExp("^[A-Za-z0-9._-]([A-Za-z0-9. _-]*[A-Za-z0-9._-])?$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.disk_gib === void 0 && (data.disk_gib = 0), data.extra_specs === void 0 && (data.extra_specs = {}), data.public === void 0 && (data.public = !0), data.access_project_ids === void 0 && (data.access_project_ids = []), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.vcpus === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "vcpus" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.memory_mib === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "memory_mib" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema55.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.openstack_id !== void 0) {
      let data2 = data.openstack_id;
      if (typeof data2 == "string") {
        if (func1(data2) > 255) {
          const err9 = { instancePath: instancePath + "/openstack_id", schemaPath: "#/properties/openstack_id/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (!pattern17.test(data2)) {
          const err10 = { instancePath: instancePath + "/openstack_id", schemaPath: "#/properties/openstack_id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]([A-Za-z0-9. _-]*[A-Za-z0-9._-])?$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/openstack_id", schemaPath: "#/properties/openstack_id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.vcpus !== void 0) {
      let data3 = data.vcpus;
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
        const err12 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 256 || isNaN(data3)) {
          const err13 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 256 } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          const err14 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
      }
    }
    if (data.memory_mib !== void 0) {
      let data4 = data.memory_mib;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        const err15 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 16777216 || isNaN(data4)) {
          const err16 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16777216 } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
        if (data4 < 32 || isNaN(data4)) {
          const err17 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 32 } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      }
    }
    let data5 = data.disk_gib;
    if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
      const err18 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
    }
    if (typeof data5 == "number" && isFinite(data5)) {
      if (data5 > 65536 || isNaN(data5)) {
        const err19 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
      if (data5 < 0 || isNaN(data5)) {
        const err20 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    let data6 = data.extra_specs;
    if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
      if (Object.keys(data6).length > 128) {
        const err21 = { instancePath: instancePath + "/extra_specs", schemaPath: "#/properties/extra_specs/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      for (const key1 in data6) {
        let data7 = data6[key1];
        if (typeof data7 == "string") {
          if (func1(data7) > 255) {
            const err22 = { instancePath: instancePath + "/extra_specs/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/extra_specs/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        } else {
          const err23 = { instancePath: instancePath + "/extra_specs/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/extra_specs/additionalProperties/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
      }
    } else {
      const err24 = { instancePath: instancePath + "/extra_specs", schemaPath: "#/properties/extra_specs/type", keyword: "type", params: { type: "object" } };
      vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
    }
    if (typeof data.public != "boolean") {
      const err25 = { instancePath: instancePath + "/public", schemaPath: "#/properties/public/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
    }
    let data9 = data.access_project_ids;
    if (Array.isArray(data9)) {
      if (data9.length > 1e3) {
        const err26 = { instancePath: instancePath + "/access_project_ids", schemaPath: "#/properties/access_project_ids/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
      const len0 = data9.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data10 = data9[i0];
        if (typeof data10 == "string") {
          if (!pattern6.test(data10)) {
            const err27 = { instancePath: instancePath + "/access_project_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        } else {
          const err28 = { instancePath: instancePath + "/access_project_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      }
      let i1 = data9.length, j0;
      if (i1 > 1) {
        outer0: for (; i1--; )
          for (j0 = i1; j0--; )
            if (func0(data9[i1], data9[j0])) {
              const err29 = { instancePath: instancePath + "/access_project_ids", schemaPath: "#/properties/access_project_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
              break outer0;
            }
      }
    } else {
      const err30 = { instancePath: instancePath + "/access_project_ids", schemaPath: "#/properties/access_project_ids/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
    }
  } else {
    const err31 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
  }
  return validate35.errors = vErrors, errors === 0;
}
validate35.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_group = validate36;
const schema58 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/group.json", "x-owner": "domain_id", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, domain_id: { $ref: "common.json#/$defs/id", default: "00000000-0000-4000-8000-000000000001", "x-references": "domain", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" } } };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.domain_id === void 0 && (data.domain_id = "00000000-0000-4000-8000-000000000001"), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "domain_id" || key0 === "description")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    let data1 = data.domain_id;
    if (typeof data1 == "string") {
      if (!pattern6.test(data1)) {
        const err5 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    } else {
      const err6 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate36.errors = vErrors, errors === 0;
}
validate36.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_group_membership = validate37;
const schema61 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/group_membership.json", "x-key": ["group_id", "user_id"], type: "object", additionalProperties: !1, required: ["group_id", "user_id"], properties: { group_id: { $ref: "common.json#/$defs/id", "x-references": "group", "x-on-delete": "cascade", "x-mutability": "replace" }, user_id: { $ref: "common.json#/$defs/id", "x-references": "user", "x-on-delete": "cascade", "x-mutability": "replace" }, name: !1 } };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.group_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "group_id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.user_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "group_id" || key0 === "user_id" || key0 === "name")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.group_id !== void 0) {
      let data0 = data.group_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err3 = { instancePath: instancePath + "/group_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/group_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.user_id !== void 0) {
      let data1 = data.user_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err5 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.name !== void 0) {
      const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate37.errors = vErrors, errors === 0;
}
validate37.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_host = validate38;
const schema64 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/host.json", type: "object", additionalProperties: !1, required: ["name", "uri"], dependentRequired: { client_key_wo: ["client_certificate"], shared_storage_name: ["shared_storage_path"], shared_storage_path: ["shared_storage_name"] }, properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, uri: { type: "string", pattern: "^(qemu|qemu\\+unix|qemu\\+tls|qemu\\+ssh|qemu\\+tcp|simulated)://[^\\s]+$", maxLength: 1024, "x-mutability": "in-place" }, ca_certificate: { type: "string", maxLength: 65536, "x-mutability": "in-place" }, client_certificate: { type: "string", maxLength: 65536, "x-mutability": "in-place" }, client_key_wo: { type: "string", maxLength: 65536, "x-mutability": "in-place", writeOnly: !0 }, client_key_wo_version: { type: "integer", minimum: 0, maximum: 9007199254740991, "x-mutability": "in-place" }, storage_path: { type: "string", pattern: "^/[A-Za-z0-9._/-]*$", maxLength: 200, default: "/var/lib/cairn", "x-mutability": "replace" }, shared_storage_name: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$", maxLength: 64, "x-mutability": "in-place" }, shared_storage_path: { type: "string", pattern: "^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$", maxLength: 200, "x-mutability": "in-place" }, console_address: { type: "string", pattern: "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,39})$", maxLength: 39, "x-mutability": "in-place" }, migration_address: { type: "string", pattern: "^[A-Za-z0-9._:-]+$", maxLength: 253, "x-mutability": "in-place" }, fenced: { type: "boolean", default: !1, "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" }, drain: { type: "boolean", default: !1, "x-mutability": "in-place" }, disabled_reason: { type: "string", minLength: 1, maxLength: 255, "x-mutability": "in-place" }, cpu_ratio: { type: "number", minimum: 0.1, maximum: 64, default: 4, "x-mutability": "in-place" }, memory_ratio: { type: "number", minimum: 0.1, maximum: 8, default: 1, "x-mutability": "in-place" }, disk_ratio: { type: "number", minimum: 0.1, maximum: 64, default: 1, "x-mutability": "in-place" }, reserved_vcpus: { type: "integer", minimum: 0, maximum: 4096, default: 0, "x-mutability": "in-place" }, reserved_memory_mib: { type: "integer", minimum: 0, maximum: 16777216, default: 512, "x-unit": "MiB", "x-mutability": "in-place" }, reserved_disk_gib: { type: "integer", minimum: 0, maximum: 1048576, default: 0, "x-unit": "GiB", "x-mutability": "in-place" }, cpu_dedicated_set: { type: "string", pattern: "^\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?)*$", maxLength: 1024, "x-mutability": "in-place" }, cpu_shared_set: { type: "string", pattern: "^\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?)*$", maxLength: 1024, "x-mutability": "in-place" }, custom_traits: { type: "array", items: { type: "string", pattern: "^CUSTOM_[A-Z0-9_]+$", maxLength: 255 }, uniqueItems: !0, maxItems: 256, "x-mutability": "in-place" }, state: !1, hostname: !1, architecture: !1, cpu_model: !1, traits: !1, numa_cells: !1, pci_devices: !1, vcpus: !1, memory_mib: !1, disk_gib: !1, accelerator: !1, libvirt_version: !1, qemu_version: !1 } }, pattern24 = new RegExp("^(qemu|qemu\\+unix|qemu\\+tls|qemu\\+ssh|qemu\\+tcp|simulated)://[^\\s]+$", "u"), pattern25 = new RegExp("^/[A-Za-z0-9._/-]*$", "u"), pattern26 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u"), pattern27 = new RegExp("^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$", "u"), pattern28 = new RegExp("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,39})$", "u"), pattern29 = new RegExp("^[A-Za-z0-9._:-]+$", "u"), pattern30 = new RegExp("^\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?)*$", "u"), pattern32 = new RegExp("^CUSTOM_[A-Z0-9_]+$", "u");
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.storage_path === void 0 && (data.storage_path = "/var/lib/cairn"), data.fenced === void 0 && (data.fenced = !1), data.enabled === void 0 && (data.enabled = !0), data.drain === void 0 && (data.drain = !1), data.cpu_ratio === void 0 && (data.cpu_ratio = 4), data.memory_ratio === void 0 && (data.memory_ratio = 1), data.disk_ratio === void 0 && (data.disk_ratio = 1), data.reserved_vcpus === void 0 && (data.reserved_vcpus = 0), data.reserved_memory_mib === void 0 && (data.reserved_memory_mib = 512), data.reserved_disk_gib === void 0 && (data.reserved_disk_gib = 0), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.uri === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema64.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.uri !== void 0) {
      let data2 = data.uri;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err8 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        if (!pattern24.test(data2)) {
          const err9 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/pattern", keyword: "pattern", params: { pattern: "^(qemu|qemu\\+unix|qemu\\+tls|qemu\\+ssh|qemu\\+tcp|simulated)://[^\\s]+$" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.ca_certificate !== void 0) {
      let data3 = data.ca_certificate;
      if (typeof data3 == "string") {
        if (func1(data3) > 65536) {
          const err11 = { instancePath: instancePath + "/ca_certificate", schemaPath: "#/properties/ca_certificate/maxLength", keyword: "maxLength", params: { limit: 65536 } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/ca_certificate", schemaPath: "#/properties/ca_certificate/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.client_certificate !== void 0) {
      let data4 = data.client_certificate;
      if (typeof data4 == "string") {
        if (func1(data4) > 65536) {
          const err13 = { instancePath: instancePath + "/client_certificate", schemaPath: "#/properties/client_certificate/maxLength", keyword: "maxLength", params: { limit: 65536 } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/client_certificate", schemaPath: "#/properties/client_certificate/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.client_key_wo !== void 0) {
      let data5 = data.client_key_wo;
      if (typeof data5 == "string") {
        if (func1(data5) > 65536) {
          const err15 = { instancePath: instancePath + "/client_key_wo", schemaPath: "#/properties/client_key_wo/maxLength", keyword: "maxLength", params: { limit: 65536 } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/client_key_wo", schemaPath: "#/properties/client_key_wo/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.client_key_wo_version !== void 0) {
      let data6 = data.client_key_wo_version;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        const err17 = { instancePath: instancePath + "/client_key_wo_version", schemaPath: "#/properties/client_key_wo_version/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 9007199254740991 || isNaN(data6)) {
          const err18 = { instancePath: instancePath + "/client_key_wo_version", schemaPath: "#/properties/client_key_wo_version/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          const err19 = { instancePath: instancePath + "/client_key_wo_version", schemaPath: "#/properties/client_key_wo_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      }
    }
    let data7 = data.storage_path;
    if (typeof data7 == "string") {
      if (func1(data7) > 200) {
        const err20 = { instancePath: instancePath + "/storage_path", schemaPath: "#/properties/storage_path/maxLength", keyword: "maxLength", params: { limit: 200 } };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
      if (!pattern25.test(data7)) {
        const err21 = { instancePath: instancePath + "/storage_path", schemaPath: "#/properties/storage_path/pattern", keyword: "pattern", params: { pattern: "^/[A-Za-z0-9._/-]*$" } };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    } else {
      const err22 = { instancePath: instancePath + "/storage_path", schemaPath: "#/properties/storage_path/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
    }
    if (data.shared_storage_name !== void 0) {
      let data8 = data.shared_storage_name;
      if (typeof data8 == "string") {
        if (func1(data8) > 64) {
          const err23 = { instancePath: instancePath + "/shared_storage_name", schemaPath: "#/properties/shared_storage_name/maxLength", keyword: "maxLength", params: { limit: 64 } };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
        if (!pattern26.test(data8)) {
          const err24 = { instancePath: instancePath + "/shared_storage_name", schemaPath: "#/properties/shared_storage_name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/shared_storage_name", schemaPath: "#/properties/shared_storage_name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.shared_storage_path !== void 0) {
      let data9 = data.shared_storage_path;
      if (typeof data9 == "string") {
        if (func1(data9) > 200) {
          const err26 = { instancePath: instancePath + "/shared_storage_path", schemaPath: "#/properties/shared_storage_path/maxLength", keyword: "maxLength", params: { limit: 200 } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (!pattern27.test(data9)) {
          const err27 = { instancePath: instancePath + "/shared_storage_path", schemaPath: "#/properties/shared_storage_path/pattern", keyword: "pattern", params: { pattern: "^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$" } };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      } else {
        const err28 = { instancePath: instancePath + "/shared_storage_path", schemaPath: "#/properties/shared_storage_path/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    if (data.console_address !== void 0) {
      let data10 = data.console_address;
      if (typeof data10 == "string") {
        if (func1(data10) > 39) {
          const err29 = { instancePath: instancePath + "/console_address", schemaPath: "#/properties/console_address/maxLength", keyword: "maxLength", params: { limit: 39 } };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
        if (!pattern28.test(data10)) {
          const err30 = { instancePath: instancePath + "/console_address", schemaPath: "#/properties/console_address/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,39})$" } };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/console_address", schemaPath: "#/properties/console_address/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.migration_address !== void 0) {
      let data11 = data.migration_address;
      if (typeof data11 == "string") {
        if (func1(data11) > 253) {
          const err32 = { instancePath: instancePath + "/migration_address", schemaPath: "#/properties/migration_address/maxLength", keyword: "maxLength", params: { limit: 253 } };
          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
        }
        if (!pattern29.test(data11)) {
          const err33 = { instancePath: instancePath + "/migration_address", schemaPath: "#/properties/migration_address/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._:-]+$" } };
          vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
        }
      } else {
        const err34 = { instancePath: instancePath + "/migration_address", schemaPath: "#/properties/migration_address/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
    }
    if (typeof data.fenced != "boolean") {
      const err35 = { instancePath: instancePath + "/fenced", schemaPath: "#/properties/fenced/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
    }
    if (typeof data.enabled != "boolean") {
      const err36 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
    }
    if (typeof data.drain != "boolean") {
      const err37 = { instancePath: instancePath + "/drain", schemaPath: "#/properties/drain/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
    }
    if (data.disabled_reason !== void 0) {
      let data15 = data.disabled_reason;
      if (typeof data15 == "string") {
        if (func1(data15) > 255) {
          const err38 = { instancePath: instancePath + "/disabled_reason", schemaPath: "#/properties/disabled_reason/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
        }
        if (func1(data15) < 1) {
          const err39 = { instancePath: instancePath + "/disabled_reason", schemaPath: "#/properties/disabled_reason/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
        }
      } else {
        const err40 = { instancePath: instancePath + "/disabled_reason", schemaPath: "#/properties/disabled_reason/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
    }
    let data16 = data.cpu_ratio;
    if (typeof data16 == "number" && isFinite(data16)) {
      if (data16 > 64 || isNaN(data16)) {
        const err41 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
        vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
      }
      if (data16 < 0.1 || isNaN(data16)) {
        const err42 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    } else {
      const err43 = { instancePath: instancePath + "/cpu_ratio", schemaPath: "#/properties/cpu_ratio/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
    }
    let data17 = data.memory_ratio;
    if (typeof data17 == "number" && isFinite(data17)) {
      if (data17 > 8 || isNaN(data17)) {
        const err44 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8 } };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
      if (data17 < 0.1 || isNaN(data17)) {
        const err45 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
        vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
      }
    } else {
      const err46 = { instancePath: instancePath + "/memory_ratio", schemaPath: "#/properties/memory_ratio/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
    }
    let data18 = data.disk_ratio;
    if (typeof data18 == "number" && isFinite(data18)) {
      if (data18 > 64 || isNaN(data18)) {
        const err47 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
        vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
      }
      if (data18 < 0.1 || isNaN(data18)) {
        const err48 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 } };
        vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
      }
    } else {
      const err49 = { instancePath: instancePath + "/disk_ratio", schemaPath: "#/properties/disk_ratio/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
    }
    let data19 = data.reserved_vcpus;
    if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
      const err50 = { instancePath: instancePath + "/reserved_vcpus", schemaPath: "#/properties/reserved_vcpus/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
    }
    if (typeof data19 == "number" && isFinite(data19)) {
      if (data19 > 4096 || isNaN(data19)) {
        const err51 = { instancePath: instancePath + "/reserved_vcpus", schemaPath: "#/properties/reserved_vcpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4096 } };
        vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
      }
      if (data19 < 0 || isNaN(data19)) {
        const err52 = { instancePath: instancePath + "/reserved_vcpus", schemaPath: "#/properties/reserved_vcpus/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
      }
    }
    let data20 = data.reserved_memory_mib;
    if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20))) {
      const err53 = { instancePath: instancePath + "/reserved_memory_mib", schemaPath: "#/properties/reserved_memory_mib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
    }
    if (typeof data20 == "number" && isFinite(data20)) {
      if (data20 > 16777216 || isNaN(data20)) {
        const err54 = { instancePath: instancePath + "/reserved_memory_mib", schemaPath: "#/properties/reserved_memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16777216 } };
        vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
      }
      if (data20 < 0 || isNaN(data20)) {
        const err55 = { instancePath: instancePath + "/reserved_memory_mib", schemaPath: "#/properties/reserved_memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
      }
    }
    let data21 = data.reserved_disk_gib;
    if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
      const err56 = { instancePath: instancePath + "/reserved_disk_gib", schemaPath: "#/properties/reserved_disk_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
    }
    if (typeof data21 == "number" && isFinite(data21)) {
      if (data21 > 1048576 || isNaN(data21)) {
        const err57 = { instancePath: instancePath + "/reserved_disk_gib", schemaPath: "#/properties/reserved_disk_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1048576 } };
        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
      }
      if (data21 < 0 || isNaN(data21)) {
        const err58 = { instancePath: instancePath + "/reserved_disk_gib", schemaPath: "#/properties/reserved_disk_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    if (data.cpu_dedicated_set !== void 0) {
      let data22 = data.cpu_dedicated_set;
      if (typeof data22 == "string") {
        if (func1(data22) > 1024) {
          const err59 = { instancePath: instancePath + "/cpu_dedicated_set", schemaPath: "#/properties/cpu_dedicated_set/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
        if (!pattern30.test(data22)) {
          const err60 = { instancePath: instancePath + "/cpu_dedicated_set", schemaPath: "#/properties/cpu_dedicated_set/pattern", keyword: "pattern", params: { pattern: "^\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?)*$" } };
          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
        }
      } else {
        const err61 = { instancePath: instancePath + "/cpu_dedicated_set", schemaPath: "#/properties/cpu_dedicated_set/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
      }
    }
    if (data.cpu_shared_set !== void 0) {
      let data23 = data.cpu_shared_set;
      if (typeof data23 == "string") {
        if (func1(data23) > 1024) {
          const err62 = { instancePath: instancePath + "/cpu_shared_set", schemaPath: "#/properties/cpu_shared_set/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
        }
        if (!pattern30.test(data23)) {
          const err63 = { instancePath: instancePath + "/cpu_shared_set", schemaPath: "#/properties/cpu_shared_set/pattern", keyword: "pattern", params: { pattern: "^\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?)*$" } };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
      } else {
        const err64 = { instancePath: instancePath + "/cpu_shared_set", schemaPath: "#/properties/cpu_shared_set/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
      }
    }
    if (data.custom_traits !== void 0) {
      let data24 = data.custom_traits;
      if (Array.isArray(data24)) {
        if (data24.length > 256) {
          const err65 = { instancePath: instancePath + "/custom_traits", schemaPath: "#/properties/custom_traits/maxItems", keyword: "maxItems", params: { limit: 256 } };
          vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
        }
        const len0 = data24.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data25 = data24[i0];
          if (typeof data25 == "string") {
            if (func1(data25) > 255) {
              const err66 = { instancePath: instancePath + "/custom_traits/" + i0, schemaPath: "#/properties/custom_traits/items/maxLength", keyword: "maxLength", params: { limit: 255 } };
              vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
            }
            if (!pattern32.test(data25)) {
              const err67 = { instancePath: instancePath + "/custom_traits/" + i0, schemaPath: "#/properties/custom_traits/items/pattern", keyword: "pattern", params: { pattern: "^CUSTOM_[A-Z0-9_]+$" } };
              vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
            }
          } else {
            const err68 = { instancePath: instancePath + "/custom_traits/" + i0, schemaPath: "#/properties/custom_traits/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
          }
        }
        let i1 = data24.length, j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data24[i1];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                const err69 = { instancePath: instancePath + "/custom_traits", schemaPath: "#/properties/custom_traits/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        const err70 = { instancePath: instancePath + "/custom_traits", schemaPath: "#/properties/custom_traits/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
      }
    }
    if (data.state !== void 0) {
      const err71 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
    }
    if (data.hostname !== void 0) {
      const err72 = { instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
    }
    if (data.architecture !== void 0) {
      const err73 = { instancePath: instancePath + "/architecture", schemaPath: "#/properties/architecture/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
    }
    if (data.cpu_model !== void 0) {
      const err74 = { instancePath: instancePath + "/cpu_model", schemaPath: "#/properties/cpu_model/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
    }
    if (data.traits !== void 0) {
      const err75 = { instancePath: instancePath + "/traits", schemaPath: "#/properties/traits/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
    }
    if (data.numa_cells !== void 0) {
      const err76 = { instancePath: instancePath + "/numa_cells", schemaPath: "#/properties/numa_cells/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
    }
    if (data.pci_devices !== void 0) {
      const err77 = { instancePath: instancePath + "/pci_devices", schemaPath: "#/properties/pci_devices/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
    }
    if (data.vcpus !== void 0) {
      const err78 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
    }
    if (data.memory_mib !== void 0) {
      const err79 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
    }
    if (data.disk_gib !== void 0) {
      const err80 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
    }
    if (data.accelerator !== void 0) {
      const err81 = { instancePath: instancePath + "/accelerator", schemaPath: "#/properties/accelerator/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
    }
    if (data.libvirt_version !== void 0) {
      const err82 = { instancePath: instancePath + "/libvirt_version", schemaPath: "#/properties/libvirt_version/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
    }
    if (data.qemu_version !== void 0) {
      const err83 = { instancePath: instancePath + "/qemu_version", schemaPath: "#/properties/qemu_version/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
    }
    if (data.client_key_wo !== void 0 && data.client_certificate === void 0) {
      const err84 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "client_key_wo",
        missingProperty: "client_certificate",
        depsCount: 1,
        deps: "client_certificate"
      } };
      vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
    }
    if (data.shared_storage_name !== void 0 && data.shared_storage_path === void 0) {
      const err85 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "shared_storage_name",
        missingProperty: "shared_storage_path",
        depsCount: 1,
        deps: "shared_storage_path"
      } };
      vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
    }
    if (data.shared_storage_path !== void 0 && data.shared_storage_name === void 0) {
      const err86 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "shared_storage_path",
        missingProperty: "shared_storage_name",
        depsCount: 1,
        deps: "shared_storage_name"
      } };
      vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
    }
  } else {
    const err87 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
  }
  return validate38.errors = vErrors, errors === 0;
}
validate38.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_image = validate39;
const schema66 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/image.json", type: "object", additionalProperties: !1, required: ["name", "project_id"], dependentRequired: { file: ["disk_format"], source_url: ["disk_format"], source_server_id: ["disk_format"], source_image_id: ["disk_format"] }, properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, disk_format: { enum: ["raw", "qcow2", "vhd", "vhdx", "vmdk", "vdi", "iso", "ploop", "aki", "ari", "ami"], "x-mutability": "replace" }, container_format: { enum: ["bare", "ovf", "ova", "aki", "ari", "ami", "docker"], default: "bare", "x-mutability": "replace" }, file: { type: "string", format: "local-file", minLength: 1, maxLength: 4096, "x-mutability": "in-place" }, source_url: { type: "string", minLength: 8, maxLength: 2048, pattern: "^https?://[^\\s]+$", "x-mutability": "replace" }, source_server_id: { $ref: "common.json#/$defs/id", "x-references": "server", "x-on-delete": "keep", "x-mutability": "replace" }, source_image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-on-delete": "keep", "x-mutability": "replace" }, sha256: { $ref: "common.json#/$defs/sha256", "x-mutability": "replace" }, size_bytes: { type: "integer", minimum: 1, maximum: 17592186044416, "x-unit": "bytes", "x-mutability": "replace" }, store: { type: "string", pattern: "^[a-z0-9][a-z0-9_-]{0,62}$", "x-mutability": "in-place" }, visibility: { enum: ["private", "shared", "community", "public"], default: "private", "x-mutability": "in-place" }, protected: { type: "boolean", default: !1, "x-mutability": "in-place" }, hidden: { type: "boolean", default: !1, "x-mutability": "in-place" }, deactivated: { type: "boolean", default: !1, "x-mutability": "in-place" }, tags: { type: "array", items: { type: "string", minLength: 1, maxLength: 255 }, uniqueItems: !0, maxItems: 128, default: [], "x-mutability": "in-place" }, min_disk_gib: { type: "integer", minimum: 0, maximum: 65536, default: 0, "x-unit": "GiB", "x-mutability": "in-place" }, min_memory_mib: { type: "integer", minimum: 0, maximum: 16777216, default: 0, "x-unit": "MiB", "x-mutability": "in-place" }, properties: { type: "object", additionalProperties: { type: "string", maxLength: 1024 }, maxProperties: 128, default: {}, "x-mutability": "in-place" }, state: !1, content_sha256: !1, content_size_bytes: !1, md5: !1, sha512: !1, virtual_size_bytes: !1, drift: !1 } }, schema71 = { type: "string", pattern: "^[0-9a-f]{64}$" }, pattern38 = new RegExp("^[0-9a-f]{64}$", "u"), pattern39 = new RegExp("^[a-z0-9][a-z0-9_-]{0,62}$", "u");
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.container_format === void 0 && (data.container_format = "bare"), data.visibility === void 0 && (data.visibility = "private"), data.protected === void 0 && (data.protected = !1), data.hidden === void 0 && (data.hidden = !1), data.deactivated === void 0 && (data.deactivated = !1), data.tags === void 0 && (data.tags = []), data.min_disk_gib === void 0 && (data.min_disk_gib = 0), data.min_memory_mib === void 0 && (data.min_memory_mib = 0), data.properties === void 0 && (data.properties = {}), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema66.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err6 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.disk_format !== void 0) {
      let data3 = data.disk_format;
      if (!(data3 === "raw" || data3 === "qcow2" || data3 === "vhd" || data3 === "vhdx" || data3 === "vmdk" || data3 === "vdi" || data3 === "iso" || data3 === "ploop" || data3 === "aki" || data3 === "ari" || data3 === "ami")) {
        const err10 = { instancePath: instancePath + "/disk_format", schemaPath: "#/properties/disk_format/enum", keyword: "enum", params: { allowedValues: schema66.properties.disk_format.enum } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    let data4 = data.container_format;
    if (!(data4 === "bare" || data4 === "ovf" || data4 === "ova" || data4 === "aki" || data4 === "ari" || data4 === "ami" || data4 === "docker")) {
      const err11 = { instancePath: instancePath + "/container_format", schemaPath: "#/properties/container_format/enum", keyword: "enum", params: { allowedValues: schema66.properties.container_format.enum } };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.file !== void 0) {
      let data5 = data.file;
      if (typeof data5 == "string") {
        if (func1(data5) > 4096) {
          const err12 = { instancePath: instancePath + "/file", schemaPath: "#/properties/file/maxLength", keyword: "maxLength", params: { limit: 4096 } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        if (func1(data5) < 1) {
          const err13 = { instancePath: instancePath + "/file", schemaPath: "#/properties/file/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/file", schemaPath: "#/properties/file/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.source_url !== void 0) {
      let data6 = data.source_url;
      if (typeof data6 == "string") {
        if (func1(data6) > 2048) {
          const err15 = { instancePath: instancePath + "/source_url", schemaPath: "#/properties/source_url/maxLength", keyword: "maxLength", params: { limit: 2048 } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
        if (func1(data6) < 8) {
          const err16 = { instancePath: instancePath + "/source_url", schemaPath: "#/properties/source_url/minLength", keyword: "minLength", params: { limit: 8 } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
        if (!pattern15.test(data6)) {
          const err17 = { instancePath: instancePath + "/source_url", schemaPath: "#/properties/source_url/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/source_url", schemaPath: "#/properties/source_url/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.source_server_id !== void 0) {
      let data7 = data.source_server_id;
      if (typeof data7 == "string") {
        if (!pattern6.test(data7)) {
          const err19 = { instancePath: instancePath + "/source_server_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/source_server_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.source_image_id !== void 0) {
      let data8 = data.source_image_id;
      if (typeof data8 == "string") {
        if (!pattern6.test(data8)) {
          const err21 = { instancePath: instancePath + "/source_image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/source_image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.sha256 !== void 0) {
      let data9 = data.sha256;
      if (typeof data9 == "string") {
        if (!pattern38.test(data9)) {
          const err23 = { instancePath: instancePath + "/sha256", schemaPath: "common.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/sha256", schemaPath: "common.json#/$defs/sha256/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.size_bytes !== void 0) {
      let data10 = data.size_bytes;
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
        const err25 = { instancePath: instancePath + "/size_bytes", schemaPath: "#/properties/size_bytes/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 17592186044416 || isNaN(data10)) {
          const err26 = { instancePath: instancePath + "/size_bytes", schemaPath: "#/properties/size_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 17592186044416 } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data10 < 1 || isNaN(data10)) {
          const err27 = { instancePath: instancePath + "/size_bytes", schemaPath: "#/properties/size_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      }
    }
    if (data.store !== void 0) {
      let data11 = data.store;
      if (typeof data11 == "string") {
        if (!pattern39.test(data11)) {
          const err28 = { instancePath: instancePath + "/store", schemaPath: "#/properties/store/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9_-]{0,62}$" } };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      } else {
        const err29 = { instancePath: instancePath + "/store", schemaPath: "#/properties/store/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    let data12 = data.visibility;
    if (!(data12 === "private" || data12 === "shared" || data12 === "community" || data12 === "public")) {
      const err30 = { instancePath: instancePath + "/visibility", schemaPath: "#/properties/visibility/enum", keyword: "enum", params: { allowedValues: schema66.properties.visibility.enum } };
      vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
    }
    if (typeof data.protected != "boolean") {
      const err31 = { instancePath: instancePath + "/protected", schemaPath: "#/properties/protected/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
    }
    if (typeof data.hidden != "boolean") {
      const err32 = { instancePath: instancePath + "/hidden", schemaPath: "#/properties/hidden/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
    }
    if (typeof data.deactivated != "boolean") {
      const err33 = { instancePath: instancePath + "/deactivated", schemaPath: "#/properties/deactivated/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
    }
    let data16 = data.tags;
    if (Array.isArray(data16)) {
      if (data16.length > 128) {
        const err34 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/maxItems", keyword: "maxItems", params: { limit: 128 } };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
      const len0 = data16.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data17 = data16[i0];
        if (typeof data17 == "string") {
          if (func1(data17) > 255) {
            const err35 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
          }
          if (func1(data17) < 1) {
            const err36 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/minLength", keyword: "minLength", params: { limit: 1 } };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        } else {
          const err37 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
        }
      }
      let i1 = data16.length, j0;
      if (i1 > 1) {
        const indices0 = {};
        for (; i1--; ) {
          let item0 = data16[i1];
          if (typeof item0 == "string") {
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err38 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      }
    } else {
      const err39 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
    }
    let data18 = data.min_disk_gib;
    if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
      const err40 = { instancePath: instancePath + "/min_disk_gib", schemaPath: "#/properties/min_disk_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
    }
    if (typeof data18 == "number" && isFinite(data18)) {
      if (data18 > 65536 || isNaN(data18)) {
        const err41 = { instancePath: instancePath + "/min_disk_gib", schemaPath: "#/properties/min_disk_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
        vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
      }
      if (data18 < 0 || isNaN(data18)) {
        const err42 = { instancePath: instancePath + "/min_disk_gib", schemaPath: "#/properties/min_disk_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    let data19 = data.min_memory_mib;
    if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
      const err43 = { instancePath: instancePath + "/min_memory_mib", schemaPath: "#/properties/min_memory_mib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
    }
    if (typeof data19 == "number" && isFinite(data19)) {
      if (data19 > 16777216 || isNaN(data19)) {
        const err44 = { instancePath: instancePath + "/min_memory_mib", schemaPath: "#/properties/min_memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16777216 } };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
      if (data19 < 0 || isNaN(data19)) {
        const err45 = { instancePath: instancePath + "/min_memory_mib", schemaPath: "#/properties/min_memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
      }
    }
    let data20 = data.properties;
    if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
      if (Object.keys(data20).length > 128) {
        const err46 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
      for (const key1 in data20) {
        let data21 = data20[key1];
        if (typeof data21 == "string") {
          if (func1(data21) > 1024) {
            const err47 = { instancePath: instancePath + "/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/properties/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 1024 } };
            vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
          }
        } else {
          const err48 = { instancePath: instancePath + "/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/properties/additionalProperties/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
      }
    } else {
      const err49 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/type", keyword: "type", params: { type: "object" } };
      vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
    }
    if (data.state !== void 0) {
      const err50 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
    }
    if (data.content_sha256 !== void 0) {
      const err51 = { instancePath: instancePath + "/content_sha256", schemaPath: "#/properties/content_sha256/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
    }
    if (data.content_size_bytes !== void 0) {
      const err52 = { instancePath: instancePath + "/content_size_bytes", schemaPath: "#/properties/content_size_bytes/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
    }
    if (data.md5 !== void 0) {
      const err53 = { instancePath: instancePath + "/md5", schemaPath: "#/properties/md5/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
    }
    if (data.sha512 !== void 0) {
      const err54 = { instancePath: instancePath + "/sha512", schemaPath: "#/properties/sha512/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
    }
    if (data.virtual_size_bytes !== void 0) {
      const err55 = { instancePath: instancePath + "/virtual_size_bytes", schemaPath: "#/properties/virtual_size_bytes/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
    }
    if (data.drift !== void 0) {
      const err56 = { instancePath: instancePath + "/drift", schemaPath: "#/properties/drift/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
    }
    if (data.file !== void 0 && data.disk_format === void 0) {
      const err57 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "file",
        missingProperty: "disk_format",
        depsCount: 1,
        deps: "disk_format"
      } };
      vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
    }
    if (data.source_url !== void 0 && data.disk_format === void 0) {
      const err58 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "source_url",
        missingProperty: "disk_format",
        depsCount: 1,
        deps: "disk_format"
      } };
      vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
    }
    if (data.source_server_id !== void 0 && data.disk_format === void 0) {
      const err59 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "source_server_id",
        missingProperty: "disk_format",
        depsCount: 1,
        deps: "disk_format"
      } };
      vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
    }
    if (data.source_image_id !== void 0 && data.disk_format === void 0) {
      const err60 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "source_image_id",
        missingProperty: "disk_format",
        depsCount: 1,
        deps: "disk_format"
      } };
      vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
    }
  } else {
    const err61 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
  }
  return validate39.errors = vErrors, errors === 0;
}
validate39.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_image_acceptance = validate40;
const schema72 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/image_acceptance.json", "x-key": ["image_id", "project_id"], type: "object", additionalProperties: !1, required: ["project_id", "image_id"], properties: { project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-on-delete": "cascade", "x-mutability": "replace" }, image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-on-delete": "cascade", "x-mutability": "replace" }, status: { enum: ["pending", "accepted", "rejected"], default: "accepted", "x-mutability": "in-place" }, name: !1 } };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0 && (data.status = "accepted"), data.project_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.image_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "image_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "project_id" || key0 === "image_id" || key0 === "status" || key0 === "name")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.project_id !== void 0) {
      let data0 = data.project_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err3 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.image_id !== void 0) {
      let data1 = data.image_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err5 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    let data2 = data.status;
    if (!(data2 === "pending" || data2 === "accepted" || data2 === "rejected")) {
      const err7 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema72.properties.status.enum } };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.name !== void 0) {
      const err8 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate40.errors = vErrors, errors === 0;
}
validate40.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_image_member = validate41;
const schema75 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/image_member.json", "x-owner": "image_id", "x-key": ["image_id", "member_id"], type: "object", additionalProperties: !1, required: ["project_id", "image_id", "member_id"], properties: { project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-on-delete": "cascade", "x-mutability": "replace" }, image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-on-delete": "cascade", "x-mutability": "replace" }, member_id: { $ref: "common.json#/$defs/id", "x-mutability": "replace" }, acceptance: !1, name: !1 } };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.project_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.image_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "image_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.member_id === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "member_id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "project_id" || key0 === "image_id" || key0 === "member_id" || key0 === "acceptance" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.project_id !== void 0) {
      let data0 = data.project_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err4 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.image_id !== void 0) {
      let data1 = data.image_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err6 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.member_id !== void 0) {
      let data2 = data.member_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err8 = { instancePath: instancePath + "/member_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/member_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.acceptance !== void 0) {
      const err10 = { instancePath: instancePath + "/acceptance", schemaPath: "#/properties/acceptance/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.name !== void 0) {
      const err11 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
  }
  return validate41.errors = vErrors, errors === 0;
}
validate41.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_keypair = validate42;
const schema79 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/keypair.json", type: "object", additionalProperties: !1, required: ["name", "project_id", "public_key"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, public_key: { type: "string", pattern: "^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com) [A-Za-z0-9+/]+={0,3}( [^\\r\\n]*)?$", maxLength: 16384, examples: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5kbyBub3QgdXNlIHRoaXMga2V5IGFueXdoZXJl", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5kbyBub3QgdXNlIHRoaXMga2V5IGFueXdoZXJl me@example"], "x-mutability": "replace" }, fingerprint: !1 } }, pattern47 = new RegExp("^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com) [A-Za-z0-9+/]+={0,3}( [^\\r\\n]*)?$", "u");
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate42.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.public_key === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "public_key" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "project_id" || key0 === "public_key" || key0 === "fingerprint")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err7 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.public_key !== void 0) {
      let data2 = data.public_key;
      if (typeof data2 == "string") {
        if (func1(data2) > 16384) {
          const err9 = { instancePath: instancePath + "/public_key", schemaPath: "#/properties/public_key/maxLength", keyword: "maxLength", params: { limit: 16384 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (!pattern47.test(data2)) {
          const err10 = { instancePath: instancePath + "/public_key", schemaPath: "#/properties/public_key/pattern", keyword: "pattern", params: { pattern: "^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com) [A-Za-z0-9+/]+={0,3}( [^\\r\\n]*)?$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/public_key", schemaPath: "#/properties/public_key/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.fingerprint !== void 0) {
      const err12 = { instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
  }
  return validate42.errors = vErrors, errors === 0;
}
validate42.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_network = validate43;
const schema82 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/network.json", type: "object", additionalProperties: !1, required: ["name", "project_id"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, mode: { enum: ["nat", "route", "isolated"], default: "nat", "x-mutability": "replace" }, mtu: { type: "integer", minimum: 576, maximum: 9e3, default: 1500, "x-mutability": "replace" }, dns_domain: { type: "string", pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$", maxLength: 253, "x-mutability": "replace" } } }, pattern50 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$", "u");
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.mode === void 0 && (data.mode = "nat"), data.mtu === void 0 && (data.mtu = 1500), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "project_id" || key0 === "description" || key0 === "mode" || key0 === "mtu" || key0 === "dns_domain")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err6 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    let data3 = data.mode;
    if (!(data3 === "nat" || data3 === "route" || data3 === "isolated")) {
      const err10 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema82.properties.mode.enum } };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    let data4 = data.mtu;
    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
      const err11 = { instancePath: instancePath + "/mtu", schemaPath: "#/properties/mtu/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (typeof data4 == "number" && isFinite(data4)) {
      if (data4 > 9e3 || isNaN(data4)) {
        const err12 = { instancePath: instancePath + "/mtu", schemaPath: "#/properties/mtu/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9e3 } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
      if (data4 < 576 || isNaN(data4)) {
        const err13 = { instancePath: instancePath + "/mtu", schemaPath: "#/properties/mtu/minimum", keyword: "minimum", params: { comparison: ">=", limit: 576 } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.dns_domain !== void 0) {
      let data5 = data.dns_domain;
      if (typeof data5 == "string") {
        if (func1(data5) > 253) {
          const err14 = { instancePath: instancePath + "/dns_domain", schemaPath: "#/properties/dns_domain/maxLength", keyword: "maxLength", params: { limit: 253 } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
        if (!pattern50.test(data5)) {
          const err15 = { instancePath: instancePath + "/dns_domain", schemaPath: "#/properties/dns_domain/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$" } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/dns_domain", schemaPath: "#/properties/dns_domain/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
  }
  return validate43.errors = vErrors, errors === 0;
}
validate43.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_policy = validate44;
const schema85 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/policy.json", type: "object", additionalProperties: !1, required: ["name", "rules"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, rules: { type: "object", maxProperties: 500, additionalProperties: { type: "string", maxLength: 4096 }, "x-mutability": "in-place" } } };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.rules === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "rules" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "description" || key0 === "rules")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.rules !== void 0) {
      let data2 = data.rules;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length > 500) {
          const err8 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/maxProperties", keyword: "maxProperties", params: { limit: 500 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        for (const key1 in data2) {
          let data3 = data2[key1];
          if (typeof data3 == "string") {
            if (func1(data3) > 4096) {
              const err9 = { instancePath: instancePath + "/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 4096 } };
              vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
  }
  return validate44.errors = vErrors, errors === 0;
}
validate44.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_project = validate45;
const schema87 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/project.json", "x-owner": "domain_id", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, domain_id: { $ref: "common.json#/$defs/id", default: "00000000-0000-4000-8000-000000000001", "x-references": "domain", "x-mutability": "replace" }, parent_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" }, tags: { type: "array", uniqueItems: !0, maxItems: 80, items: { type: "string", minLength: 1, maxLength: 255, pattern: "^[^,/]+$" }, default: [], "x-mutability": "in-place" } } }, pattern55 = new RegExp("^[^,/]+$", "u");
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.domain_id === void 0 && (data.domain_id = "00000000-0000-4000-8000-000000000001"), data.enabled === void 0 && (data.enabled = !0), data.tags === void 0 && (data.tags = []), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "domain_id" || key0 === "parent_id" || key0 === "description" || key0 === "enabled" || key0 === "tags")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    let data1 = data.domain_id;
    if (typeof data1 == "string") {
      if (!pattern6.test(data1)) {
        const err5 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    } else {
      const err6 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.parent_id !== void 0) {
      let data2 = data.parent_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err7 = { instancePath: instancePath + "/parent_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/parent_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.description !== void 0) {
      let data3 = data.description;
      if (typeof data3 == "string") {
        if (func1(data3) > 1024) {
          const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (typeof data.enabled != "boolean") {
      const err11 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    let data5 = data.tags;
    if (Array.isArray(data5)) {
      if (data5.length > 80) {
        const err12 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/maxItems", keyword: "maxItems", params: { limit: 80 } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
      const len0 = data5.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data6 = data5[i0];
        if (typeof data6 == "string") {
          if (func1(data6) > 255) {
            const err13 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
          if (func1(data6) < 1) {
            const err14 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/minLength", keyword: "minLength", params: { limit: 1 } };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
          if (!pattern55.test(data6)) {
            const err15 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/pattern", keyword: "pattern", params: { pattern: "^[^,/]+$" } };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        } else {
          const err16 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
      }
      let i1 = data5.length, j0;
      if (i1 > 1) {
        const indices0 = {};
        for (; i1--; ) {
          let item0 = data5[i1];
          if (typeof item0 == "string") {
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err17 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      }
    } else {
      const err18 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
  }
  return validate45.errors = vErrors, errors === 0;
}
validate45.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_quota = validate46;
const schema91 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/quota.json", "x-key": ["project_id"], type: "object", additionalProperties: !1, required: ["project_id"], properties: { project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-on-delete": "cascade", "x-mutability": "replace" }, servers: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, vcpus: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, memory_mib: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place", "x-unit": "MiB" }, disk_gib: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place", "x-unit": "GiB" }, images: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, image_gib: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place", "x-unit": "GiB" }, keypairs: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, networks: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, subnets: { type: "integer", minimum: -1, maximum: 9007199254740991, "x-mutability": "in-place" }, used: !1, name: !1 } };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate46.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.project_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema91.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.project_id !== void 0) {
      let data0 = data.project_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err2 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.servers !== void 0) {
      let data1 = data.servers;
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        if (data1 < -1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      }
    }
    if (data.vcpus !== void 0) {
      let data2 = data.vcpus;
      if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 9007199254740991 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        if (data2 < -1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/vcpus", schemaPath: "#/properties/vcpus/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      }
    }
    if (data.memory_mib !== void 0) {
      let data3 = data.memory_mib;
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
        const err10 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 9007199254740991 || isNaN(data3)) {
          const err11 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (data3 < -1 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/memory_mib", schemaPath: "#/properties/memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      }
    }
    if (data.disk_gib !== void 0) {
      let data4 = data.disk_gib;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        const err13 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 9007199254740991 || isNaN(data4)) {
          const err14 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
        if (data4 < -1 || isNaN(data4)) {
          const err15 = { instancePath: instancePath + "/disk_gib", schemaPath: "#/properties/disk_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      }
    }
    if (data.images !== void 0) {
      let data5 = data.images;
      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
        const err16 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 9007199254740991 || isNaN(data5)) {
          const err17 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
        if (data5 < -1 || isNaN(data5)) {
          const err18 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      }
    }
    if (data.image_gib !== void 0) {
      let data6 = data.image_gib;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        const err19 = { instancePath: instancePath + "/image_gib", schemaPath: "#/properties/image_gib/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 9007199254740991 || isNaN(data6)) {
          const err20 = { instancePath: instancePath + "/image_gib", schemaPath: "#/properties/image_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
        if (data6 < -1 || isNaN(data6)) {
          const err21 = { instancePath: instancePath + "/image_gib", schemaPath: "#/properties/image_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
      }
    }
    if (data.keypairs !== void 0) {
      let data7 = data.keypairs;
      if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
        const err22 = { instancePath: instancePath + "/keypairs", schemaPath: "#/properties/keypairs/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 9007199254740991 || isNaN(data7)) {
          const err23 = { instancePath: instancePath + "/keypairs", schemaPath: "#/properties/keypairs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
        if (data7 < -1 || isNaN(data7)) {
          const err24 = { instancePath: instancePath + "/keypairs", schemaPath: "#/properties/keypairs/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      }
    }
    if (data.networks !== void 0) {
      let data8 = data.networks;
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
        const err25 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9007199254740991 || isNaN(data8)) {
          const err26 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data8 < -1 || isNaN(data8)) {
          const err27 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      }
    }
    if (data.subnets !== void 0) {
      let data9 = data.subnets;
      if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
        const err28 = { instancePath: instancePath + "/subnets", schemaPath: "#/properties/subnets/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
      if (typeof data9 == "number" && isFinite(data9)) {
        if (data9 > 9007199254740991 || isNaN(data9)) {
          const err29 = { instancePath: instancePath + "/subnets", schemaPath: "#/properties/subnets/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
        if (data9 < -1 || isNaN(data9)) {
          const err30 = { instancePath: instancePath + "/subnets", schemaPath: "#/properties/subnets/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      }
    }
    if (data.used !== void 0) {
      const err31 = { instancePath: instancePath + "/used", schemaPath: "#/properties/used/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
    }
    if (data.name !== void 0) {
      const err32 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
    }
  } else {
    const err33 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
  }
  return validate46.errors = vErrors, errors === 0;
}
validate46.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_region = validate47;
const schema93 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/region.json", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, parent_region_id: { $ref: "common.json#/$defs/id", "x-references": "region", "x-mutability": "in-place" } } };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "description" || key0 === "parent_region_id")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.parent_region_id !== void 0) {
      let data2 = data.parent_region_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err7 = { instancePath: instancePath + "/parent_region_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/parent_region_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate47.errors = vErrors, errors === 0;
}
validate47.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_role = validate48;
const schema96 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/role.json", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, implied_role_ids: { type: "array", uniqueItems: !0, maxItems: 64, default: [], items: { $ref: "common.json#/$defs/id" }, "x-references": "role", "x-mutability": "in-place" } } };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.implied_role_ids === void 0 && (data.implied_role_ids = []), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "description" || key0 === "implied_role_ids")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 == "string") {
        if (func1(data1) > 1024) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    let data2 = data.implied_role_ids;
    if (Array.isArray(data2)) {
      if (data2.length > 64) {
        const err7 = { instancePath: instancePath + "/implied_role_ids", schemaPath: "#/properties/implied_role_ids/maxItems", keyword: "maxItems", params: { limit: 64 } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      const len0 = data2.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data3 = data2[i0];
        if (typeof data3 == "string") {
          if (!pattern6.test(data3)) {
            const err8 = { instancePath: instancePath + "/implied_role_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        } else {
          const err9 = { instancePath: instancePath + "/implied_role_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      }
      let i1 = data2.length, j0;
      if (i1 > 1) {
        outer0: for (; i1--; )
          for (j0 = i1; j0--; )
            if (func0(data2[i1], data2[j0])) {
              const err10 = { instancePath: instancePath + "/implied_role_ids", schemaPath: "#/properties/implied_role_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              break outer0;
            }
      }
    } else {
      const err11 = { instancePath: instancePath + "/implied_role_ids", schemaPath: "#/properties/implied_role_ids/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
  }
  return validate48.errors = vErrors, errors === 0;
}
validate48.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_role_assignment = validate49;
const schema99 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/role_assignment.json", "x-key": ["role_id", "user_id", "group_id", "scope/project_id", "scope/domain_id", "scope/system_wide", "inherited"], anyOf: [{ required: ["user_id"] }, { required: ["group_id"] }], type: "object", additionalProperties: !1, required: ["role_id", "scope"], properties: { role_id: { $ref: "common.json#/$defs/id", "x-references": "role", "x-on-delete": "cascade", "x-mutability": "replace" }, user_id: { $ref: "common.json#/$defs/id", "x-references": "user", "x-on-delete": "cascade", "x-mutability": "replace" }, group_id: { $ref: "common.json#/$defs/id", "x-references": "group", "x-on-delete": "cascade", "x-mutability": "replace" }, scope: { type: "object", additionalProperties: !1, "x-mutability": "replace", properties: { project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-on-delete": "cascade", "x-mutability": "replace" }, domain_id: { $ref: "common.json#/$defs/id", "x-references": "domain", "x-on-delete": "cascade", "x-mutability": "replace" }, system_wide: { type: "boolean", "x-mutability": "replace" } } }, inherited: { type: "boolean", default: !1, "x-mutability": "replace" }, name: !1 } };
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate49.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  const _errs1 = errors;
  let valid0 = !1;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data) && data.user_id === void 0) {
    const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "user_id" } };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data) && data.group_id === void 0) {
    const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "group_id" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  var _valid0 = _errs3 === errors;
  if (valid0 = valid0 || _valid0, valid0)
    errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null);
  else {
    const err2 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {} };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.inherited === void 0 && (data.inherited = !1), data.role_id === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "role_id" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.scope === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scope" } };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "role_id" || key0 === "user_id" || key0 === "group_id" || key0 === "scope" || key0 === "inherited" || key0 === "name")) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    if (data.role_id !== void 0) {
      let data0 = data.role_id;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          const err6 = { instancePath: instancePath + "/role_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/role_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.user_id !== void 0) {
      let data1 = data.user_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err8 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/user_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.group_id !== void 0) {
      let data2 = data.group_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err10 = { instancePath: instancePath + "/group_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/group_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.scope !== void 0) {
      let data3 = data.scope;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3)
          if (!(key1 === "project_id" || key1 === "domain_id" || key1 === "system_wide")) {
            const err12 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        if (data3.project_id !== void 0) {
          let data4 = data3.project_id;
          if (typeof data4 == "string") {
            if (!pattern6.test(data4)) {
              const err13 = { instancePath: instancePath + "/scope/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/scope/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
        if (data3.domain_id !== void 0) {
          let data5 = data3.domain_id;
          if (typeof data5 == "string") {
            if (!pattern6.test(data5)) {
              const err15 = { instancePath: instancePath + "/scope/domain_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/scope/domain_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
          }
        }
        if (data3.system_wide !== void 0 && typeof data3.system_wide != "boolean") {
          const err17 = { instancePath: instancePath + "/scope/system_wide", schemaPath: "#/properties/scope/properties/system_wide/type", keyword: "type", params: { type: "boolean" } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (typeof data.inherited != "boolean") {
      const err19 = { instancePath: instancePath + "/inherited", schemaPath: "#/properties/inherited/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
    }
    if (data.name !== void 0) {
      const err20 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
  }
  return validate49.errors = vErrors, errors === 0;
}
validate49.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_server = validate50;
const schema105 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/server.json", "x-holds-data": "its root disk with all that was written to it", type: "object", additionalProperties: !1, required: ["name", "project_id", "flavor_id"], anyOf: [{ required: ["image_id"] }, { required: ["kernel_id"] }], dependentRequired: { ramdisk_id: ["kernel_id"], kernel_arguments: ["kernel_id"] }, properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, display_name: { type: "string", minLength: 1, maxLength: 255, pattern: "^[^\\u0000-\\u001f\\u007f]*$", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, flavor_id: { $ref: "common.json#/$defs/id", "x-references": "flavor", "x-mutability": "restart" }, previous_flavor_id: { $ref: "common.json#/$defs/id", "x-references": "flavor", "x-mutability": "in-place" }, image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["raw", "qcow2", "iso", "ami", "vhd", "vhdx", "vmdk", "vdi", "ploop"] }, "x-mutability": "rebuild" }, rescue_image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["raw", "qcow2", "iso", "ami", "vhd", "vhdx", "vmdk", "vdi", "ploop"] }, "x-mutability": "restart" }, kernel_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["aki"] }, "x-mutability": "replace" }, ramdisk_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["ari"] }, "x-mutability": "replace" }, kernel_arguments: { type: "string", maxLength: 2048, pattern: "^[^\\u0000-\\u001f\\u007f]*$", "x-mutability": "restart" }, keypair_id: { $ref: "common.json#/$defs/id", "x-references": "keypair", "x-mutability": "replace" }, user_data: { type: "string", maxLength: 65535, "x-mutability": "replace" }, user_data_wo: { type: "string", maxLength: 65535, "x-mutability": "replace", writeOnly: !0 }, user_data_wo_version: { type: "integer", minimum: 0, maximum: 9007199254740991, "x-mutability": "replace" }, metadata: { type: "object", additionalProperties: { type: "string", maxLength: 255 }, maxProperties: 128, default: {}, "x-mutability": "in-place" }, nics: { type: "object", maxProperties: 8, default: {}, "x-mutability": "in-place", additionalProperties: { type: "object", additionalProperties: !1, required: ["subnet_id"], properties: { subnet_id: { $ref: "common.json#/$defs/id", "x-references": "subnet", "x-mutability": "in-place" }, address: { $ref: "common.json#/$defs/ipv4_address", "x-mutability": "in-place" } } } }, power_state: { enum: ["running", "stopped", "paused", "suspended", "shelved"], default: "running", "x-mutability": "in-place" }, host_id: { $ref: "common.json#/$defs/id", "x-references": "host", "x-mutability": "in-place" }, migration_policy: { enum: ["live", "cold", "never"], default: "live", "x-mutability": "in-place" }, availability_zone: { type: "string", minLength: 1, maxLength: 255, pattern: "^[^:\\u0000-\\u001f\\u007f]+$", "x-mutability": "in-place" }, server_group_id: { $ref: "common.json#/$defs/id", "x-references": "server_group", "x-mutability": "replace" }, same_host_as_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 100, "x-references": "server", "x-on-delete": "keep", "x-mutability": "replace" }, different_host_from_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 100, "x-references": "server", "x-on-delete": "keep", "x-mutability": "replace" }, on_host_loss: { enum: ["wait", "rebuild"], default: "wait", "x-mutability": "in-place" }, locked: { type: "boolean", "x-mutability": "in-place" }, locked_reason: { type: "string", minLength: 1, maxLength: 255, "x-mutability": "in-place" }, tags: { type: "array", items: { type: "string", minLength: 1, maxLength: 60, pattern: "^[^,/]+$" }, uniqueItems: !0, maxItems: 50, "x-mutability": "in-place" }, drift_policy: { $ref: "common.json#/$defs/drift_policy", default: "enforce", "x-mutability": "in-place" }, state: !1, addresses: !1, mac_addresses: !1, placed_host_id: !1, instance_name: !1, accelerator: !1, drift: !1 } }, schema116 = { type: "string", pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$" }, schema121 = { enum: ["enforce", "report"] }, pattern67 = new RegExp("^[^\\u0000-\\u001f\\u007f]*$", "u"), pattern78 = new RegExp("^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$", "u");
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate50.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  const _errs1 = errors;
  let valid0 = !1;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data) && data.image_id === void 0) {
    const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "image_id" } };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data) && data.kernel_id === void 0) {
    const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "kernel_id" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  var _valid0 = _errs3 === errors;
  if (valid0 = valid0 || _valid0, valid0)
    errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null);
  else {
    const err2 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {} };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.metadata === void 0 && (data.metadata = {}), data.nics === void 0 && (data.nics = {}), data.power_state === void 0 && (data.power_state = "running"), data.migration_policy === void 0 && (data.migration_policy = "live"), data.on_host_loss === void 0 && (data.on_host_loss = "wait"), data.drift_policy === void 0 && (data.drift_policy = "enforce"), data.name === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.project_id === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.flavor_id === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "flavor_id" } };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema105.properties, key0)) {
        const err6 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err7 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        if (!pattern4.test(data0)) {
          const err8 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.display_name !== void 0) {
      let data1 = data.display_name;
      if (typeof data1 == "string") {
        if (func1(data1) > 255) {
          const err10 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        if (func1(data1) < 1) {
          const err11 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (!pattern67.test(data1)) {
          const err12 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]*$" } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data2 = data.project_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err14 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data.description !== void 0) {
      let data3 = data.description;
      if (typeof data3 == "string") {
        if (func1(data3) > 1024) {
          const err16 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.flavor_id !== void 0) {
      let data4 = data.flavor_id;
      if (typeof data4 == "string") {
        if (!pattern6.test(data4)) {
          const err18 = { instancePath: instancePath + "/flavor_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/flavor_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.previous_flavor_id !== void 0) {
      let data5 = data.previous_flavor_id;
      if (typeof data5 == "string") {
        if (!pattern6.test(data5)) {
          const err20 = { instancePath: instancePath + "/previous_flavor_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/previous_flavor_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data.image_id !== void 0) {
      let data6 = data.image_id;
      if (typeof data6 == "string") {
        if (!pattern6.test(data6)) {
          const err22 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.rescue_image_id !== void 0) {
      let data7 = data.rescue_image_id;
      if (typeof data7 == "string") {
        if (!pattern6.test(data7)) {
          const err24 = { instancePath: instancePath + "/rescue_image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/rescue_image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.kernel_id !== void 0) {
      let data8 = data.kernel_id;
      if (typeof data8 == "string") {
        if (!pattern6.test(data8)) {
          const err26 = { instancePath: instancePath + "/kernel_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
      } else {
        const err27 = { instancePath: instancePath + "/kernel_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data.ramdisk_id !== void 0) {
      let data9 = data.ramdisk_id;
      if (typeof data9 == "string") {
        if (!pattern6.test(data9)) {
          const err28 = { instancePath: instancePath + "/ramdisk_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      } else {
        const err29 = { instancePath: instancePath + "/ramdisk_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.kernel_arguments !== void 0) {
      let data10 = data.kernel_arguments;
      if (typeof data10 == "string") {
        if (func1(data10) > 2048) {
          const err30 = { instancePath: instancePath + "/kernel_arguments", schemaPath: "#/properties/kernel_arguments/maxLength", keyword: "maxLength", params: { limit: 2048 } };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
        if (!pattern67.test(data10)) {
          const err31 = { instancePath: instancePath + "/kernel_arguments", schemaPath: "#/properties/kernel_arguments/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]*$" } };
          vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
        }
      } else {
        const err32 = { instancePath: instancePath + "/kernel_arguments", schemaPath: "#/properties/kernel_arguments/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
      }
    }
    if (data.keypair_id !== void 0) {
      let data11 = data.keypair_id;
      if (typeof data11 == "string") {
        if (!pattern6.test(data11)) {
          const err33 = { instancePath: instancePath + "/keypair_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
        }
      } else {
        const err34 = { instancePath: instancePath + "/keypair_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
    }
    if (data.user_data !== void 0) {
      let data12 = data.user_data;
      if (typeof data12 == "string") {
        if (func1(data12) > 65535) {
          const err35 = { instancePath: instancePath + "/user_data", schemaPath: "#/properties/user_data/maxLength", keyword: "maxLength", params: { limit: 65535 } };
          vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
        }
      } else {
        const err36 = { instancePath: instancePath + "/user_data", schemaPath: "#/properties/user_data/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
    }
    if (data.user_data_wo !== void 0) {
      let data13 = data.user_data_wo;
      if (typeof data13 == "string") {
        if (func1(data13) > 65535) {
          const err37 = { instancePath: instancePath + "/user_data_wo", schemaPath: "#/properties/user_data_wo/maxLength", keyword: "maxLength", params: { limit: 65535 } };
          vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
        }
      } else {
        const err38 = { instancePath: instancePath + "/user_data_wo", schemaPath: "#/properties/user_data_wo/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
      }
    }
    if (data.user_data_wo_version !== void 0) {
      let data14 = data.user_data_wo_version;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
        const err39 = { instancePath: instancePath + "/user_data_wo_version", schemaPath: "#/properties/user_data_wo_version/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 9007199254740991 || isNaN(data14)) {
          const err40 = { instancePath: instancePath + "/user_data_wo_version", schemaPath: "#/properties/user_data_wo_version/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
        }
        if (data14 < 0 || isNaN(data14)) {
          const err41 = { instancePath: instancePath + "/user_data_wo_version", schemaPath: "#/properties/user_data_wo_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
      }
    }
    let data15 = data.metadata;
    if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
      if (Object.keys(data15).length > 128) {
        const err42 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
      for (const key1 in data15) {
        let data16 = data15[key1];
        if (typeof data16 == "string") {
          if (func1(data16) > 255) {
            const err43 = { instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
          }
        } else {
          const err44 = { instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
        }
      }
    } else {
      const err45 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" } };
      vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
    }
    let data17 = data.nics;
    if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
      if (Object.keys(data17).length > 8) {
        const err46 = { instancePath: instancePath + "/nics", schemaPath: "#/properties/nics/maxProperties", keyword: "maxProperties", params: { limit: 8 } };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
      for (const key2 in data17) {
        let data18 = data17[key2];
        if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
          if (data18.subnet_id === void 0) {
            const err47 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/nics/additionalProperties/required", keyword: "required", params: { missingProperty: "subnet_id" } };
            vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
          }
          for (const key3 in data18)
            if (!(key3 === "subnet_id" || key3 === "address")) {
              const err48 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/nics/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
              vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
            }
          if (data18.subnet_id !== void 0) {
            let data19 = data18.subnet_id;
            if (typeof data19 == "string") {
              if (!pattern6.test(data19)) {
                const err49 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            } else {
              const err50 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
            }
          }
          if (data18.address !== void 0) {
            let data20 = data18.address;
            if (typeof data20 == "string") {
              if (!pattern78.test(data20)) {
                const err51 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/address", schemaPath: "common.json#/$defs/ipv4_address/pattern", keyword: "pattern", params: { pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$" } };
                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
              }
            } else {
              const err52 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/address", schemaPath: "common.json#/$defs/ipv4_address/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
            }
          }
        } else {
          const err53 = { instancePath: instancePath + "/nics/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/nics/additionalProperties/type", keyword: "type", params: { type: "object" } };
          vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
        }
      }
    } else {
      const err54 = { instancePath: instancePath + "/nics", schemaPath: "#/properties/nics/type", keyword: "type", params: { type: "object" } };
      vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
    }
    let data21 = data.power_state;
    if (!(data21 === "running" || data21 === "stopped" || data21 === "paused" || data21 === "suspended" || data21 === "shelved")) {
      const err55 = { instancePath: instancePath + "/power_state", schemaPath: "#/properties/power_state/enum", keyword: "enum", params: { allowedValues: schema105.properties.power_state.enum } };
      vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
    }
    if (data.host_id !== void 0) {
      let data22 = data.host_id;
      if (typeof data22 == "string") {
        if (!pattern6.test(data22)) {
          const err56 = { instancePath: instancePath + "/host_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
        }
      } else {
        const err57 = { instancePath: instancePath + "/host_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
      }
    }
    let data23 = data.migration_policy;
    if (!(data23 === "live" || data23 === "cold" || data23 === "never")) {
      const err58 = { instancePath: instancePath + "/migration_policy", schemaPath: "#/properties/migration_policy/enum", keyword: "enum", params: { allowedValues: schema105.properties.migration_policy.enum } };
      vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
    }
    if (data.availability_zone !== void 0) {
      let data24 = data.availability_zone;
      if (typeof data24 == "string") {
        if (func1(data24) > 255) {
          const err59 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
        if (func1(data24) < 1) {
          const err60 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
        }
        if (!pattern5.test(data24)) {
          const err61 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/pattern", keyword: "pattern", params: { pattern: "^[^:\\u0000-\\u001f\\u007f]+$" } };
          vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
        }
      } else {
        const err62 = { instancePath: instancePath + "/availability_zone", schemaPath: "#/properties/availability_zone/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
      }
    }
    if (data.server_group_id !== void 0) {
      let data25 = data.server_group_id;
      if (typeof data25 == "string") {
        if (!pattern6.test(data25)) {
          const err63 = { instancePath: instancePath + "/server_group_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
      } else {
        const err64 = { instancePath: instancePath + "/server_group_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
      }
    }
    if (data.same_host_as_ids !== void 0) {
      let data26 = data.same_host_as_ids;
      if (Array.isArray(data26)) {
        if (data26.length > 100) {
          const err65 = { instancePath: instancePath + "/same_host_as_ids", schemaPath: "#/properties/same_host_as_ids/maxItems", keyword: "maxItems", params: { limit: 100 } };
          vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
        }
        const len0 = data26.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data27 = data26[i0];
          if (typeof data27 == "string") {
            if (!pattern6.test(data27)) {
              const err66 = { instancePath: instancePath + "/same_host_as_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
            }
          } else {
            const err67 = { instancePath: instancePath + "/same_host_as_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
          }
        }
        let i1 = data26.length, j0;
        if (i1 > 1) {
          outer0: for (; i1--; )
            for (j0 = i1; j0--; )
              if (func0(data26[i1], data26[j0])) {
                const err68 = { instancePath: instancePath + "/same_host_as_ids", schemaPath: "#/properties/same_host_as_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                break outer0;
              }
        }
      } else {
        const err69 = { instancePath: instancePath + "/same_host_as_ids", schemaPath: "#/properties/same_host_as_ids/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
      }
    }
    if (data.different_host_from_ids !== void 0) {
      let data28 = data.different_host_from_ids;
      if (Array.isArray(data28)) {
        if (data28.length > 100) {
          const err70 = { instancePath: instancePath + "/different_host_from_ids", schemaPath: "#/properties/different_host_from_ids/maxItems", keyword: "maxItems", params: { limit: 100 } };
          vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
        }
        const len1 = data28.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data29 = data28[i2];
          if (typeof data29 == "string") {
            if (!pattern6.test(data29)) {
              const err71 = { instancePath: instancePath + "/different_host_from_ids/" + i2, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
            }
          } else {
            const err72 = { instancePath: instancePath + "/different_host_from_ids/" + i2, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
          }
        }
        let i3 = data28.length, j1;
        if (i3 > 1) {
          outer1: for (; i3--; )
            for (j1 = i3; j1--; )
              if (func0(data28[i3], data28[j1])) {
                const err73 = { instancePath: instancePath + "/different_host_from_ids", schemaPath: "#/properties/different_host_from_ids/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 } };
                vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                break outer1;
              }
        }
      } else {
        const err74 = { instancePath: instancePath + "/different_host_from_ids", schemaPath: "#/properties/different_host_from_ids/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
      }
    }
    let data30 = data.on_host_loss;
    if (!(data30 === "wait" || data30 === "rebuild")) {
      const err75 = { instancePath: instancePath + "/on_host_loss", schemaPath: "#/properties/on_host_loss/enum", keyword: "enum", params: { allowedValues: schema105.properties.on_host_loss.enum } };
      vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
    }
    if (data.locked !== void 0 && typeof data.locked != "boolean") {
      const err76 = { instancePath: instancePath + "/locked", schemaPath: "#/properties/locked/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
    }
    if (data.locked_reason !== void 0) {
      let data32 = data.locked_reason;
      if (typeof data32 == "string") {
        if (func1(data32) > 255) {
          const err77 = { instancePath: instancePath + "/locked_reason", schemaPath: "#/properties/locked_reason/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
        }
        if (func1(data32) < 1) {
          const err78 = { instancePath: instancePath + "/locked_reason", schemaPath: "#/properties/locked_reason/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
        }
      } else {
        const err79 = { instancePath: instancePath + "/locked_reason", schemaPath: "#/properties/locked_reason/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
      }
    }
    if (data.tags !== void 0) {
      let data33 = data.tags;
      if (Array.isArray(data33)) {
        if (data33.length > 50) {
          const err80 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/maxItems", keyword: "maxItems", params: { limit: 50 } };
          vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
        }
        const len2 = data33.length;
        for (let i4 = 0; i4 < len2; i4++) {
          let data34 = data33[i4];
          if (typeof data34 == "string") {
            if (func1(data34) > 60) {
              const err81 = { instancePath: instancePath + "/tags/" + i4, schemaPath: "#/properties/tags/items/maxLength", keyword: "maxLength", params: { limit: 60 } };
              vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
            }
            if (func1(data34) < 1) {
              const err82 = { instancePath: instancePath + "/tags/" + i4, schemaPath: "#/properties/tags/items/minLength", keyword: "minLength", params: { limit: 1 } };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
            if (!pattern55.test(data34)) {
              const err83 = { instancePath: instancePath + "/tags/" + i4, schemaPath: "#/properties/tags/items/pattern", keyword: "pattern", params: { pattern: "^[^,/]+$" } };
              vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
            }
          } else {
            const err84 = { instancePath: instancePath + "/tags/" + i4, schemaPath: "#/properties/tags/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
          }
        }
        let i5 = data33.length, j2;
        if (i5 > 1) {
          const indices0 = {};
          for (; i5--; ) {
            let item0 = data33[i5];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j2 = indices0[item0];
                const err85 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 } };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
                break;
              }
              indices0[item0] = i5;
            }
          }
        }
      } else {
        const err86 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
      }
    }
    let data35 = data.drift_policy;
    if (!(data35 === "enforce" || data35 === "report")) {
      const err87 = { instancePath: instancePath + "/drift_policy", schemaPath: "common.json#/$defs/drift_policy/enum", keyword: "enum", params: { allowedValues: schema121.enum } };
      vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
    }
    if (data.state !== void 0) {
      const err88 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
    }
    if (data.addresses !== void 0) {
      const err89 = { instancePath: instancePath + "/addresses", schemaPath: "#/properties/addresses/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
    }
    if (data.mac_addresses !== void 0) {
      const err90 = { instancePath: instancePath + "/mac_addresses", schemaPath: "#/properties/mac_addresses/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
    }
    if (data.placed_host_id !== void 0) {
      const err91 = { instancePath: instancePath + "/placed_host_id", schemaPath: "#/properties/placed_host_id/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
    }
    if (data.instance_name !== void 0) {
      const err92 = { instancePath: instancePath + "/instance_name", schemaPath: "#/properties/instance_name/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
    }
    if (data.accelerator !== void 0) {
      const err93 = { instancePath: instancePath + "/accelerator", schemaPath: "#/properties/accelerator/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
    }
    if (data.drift !== void 0) {
      const err94 = { instancePath: instancePath + "/drift", schemaPath: "#/properties/drift/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
    }
    if (data.ramdisk_id !== void 0 && data.kernel_id === void 0) {
      const err95 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "ramdisk_id",
        missingProperty: "kernel_id",
        depsCount: 1,
        deps: "kernel_id"
      } };
      vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
    }
    if (data.kernel_arguments !== void 0 && data.kernel_id === void 0) {
      const err96 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "kernel_arguments",
        missingProperty: "kernel_id",
        depsCount: 1,
        deps: "kernel_id"
      } };
      vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
    }
  } else {
    const err97 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
  }
  return validate50.errors = vErrors, errors === 0;
}
validate50.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_server_group = validate51;
const schema122 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/server_group.json", type: "object", additionalProperties: !1, required: ["name", "project_id", "policy"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, policy: { enum: ["affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity"], "x-mutability": "replace" }, max_servers_per_host: { type: "integer", minimum: 1, maximum: 1e4, "x-mutability": "replace" }, max_unavailable: { type: "integer", minimum: 1, maximum: 1e4, "x-mutability": "in-place" } } };
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate51.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.policy === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "policy" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "project_id" || key0 === "description" || key0 === "policy" || key0 === "max_servers_per_host" || key0 === "max_unavailable")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err7 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.policy !== void 0) {
      let data3 = data.policy;
      if (!(data3 === "affinity" || data3 === "anti-affinity" || data3 === "soft-affinity" || data3 === "soft-anti-affinity")) {
        const err11 = { instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/enum", keyword: "enum", params: { allowedValues: schema122.properties.policy.enum } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.max_servers_per_host !== void 0) {
      let data4 = data.max_servers_per_host;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        const err12 = { instancePath: instancePath + "/max_servers_per_host", schemaPath: "#/properties/max_servers_per_host/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 1e4 || isNaN(data4)) {
          const err13 = { instancePath: instancePath + "/max_servers_per_host", schemaPath: "#/properties/max_servers_per_host/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
        if (data4 < 1 || isNaN(data4)) {
          const err14 = { instancePath: instancePath + "/max_servers_per_host", schemaPath: "#/properties/max_servers_per_host/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
      }
    }
    if (data.max_unavailable !== void 0) {
      let data5 = data.max_unavailable;
      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
        const err15 = { instancePath: instancePath + "/max_unavailable", schemaPath: "#/properties/max_unavailable/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e4 || isNaN(data5)) {
          const err16 = { instancePath: instancePath + "/max_unavailable", schemaPath: "#/properties/max_unavailable/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err17 = { instancePath: instancePath + "/max_unavailable", schemaPath: "#/properties/max_unavailable/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
  }
  return validate51.errors = vErrors, errors === 0;
}
validate51.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_server_set = validate52;
const schema125 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/server_set.json", "x-holds-data": "the root disks of all its members", type: "object", additionalProperties: !1, required: ["name", "project_id", "template", "members"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, template: { type: "object", additionalProperties: !1, required: ["flavor_id"], "x-mutability": "in-place", properties: { description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, flavor_id: { $ref: "common.json#/$defs/id", "x-references": "flavor", "x-mutability": "restart" }, image_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["raw", "qcow2", "iso", "ami", "vhd", "vhdx", "vmdk", "vdi", "ploop"] }, "x-mutability": "rebuild" }, kernel_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["aki"] }, "x-mutability": "rebuild" }, ramdisk_id: { $ref: "common.json#/$defs/id", "x-references": "image", "x-references-where": { disk_format: ["ari"] }, "x-mutability": "rebuild" }, kernel_arguments: { type: "string", maxLength: 2048, pattern: "^[^\\u0000-\\u001f\\u007f]*$", "x-mutability": "restart" }, keypair_id: { $ref: "common.json#/$defs/id", "x-references": "keypair", "x-mutability": "rebuild" }, user_data: { type: "string", maxLength: 65535, "x-mutability": "rebuild" }, metadata: { type: "object", additionalProperties: { type: "string", maxLength: 255 }, maxProperties: 128, default: {}, "x-mutability": "in-place" }, nics: { type: "object", maxProperties: 8, default: {}, "x-mutability": "in-place", additionalProperties: { type: "object", additionalProperties: !1, required: ["subnet_id"], properties: { subnet_id: { $ref: "common.json#/$defs/id", "x-references": "subnet", "x-mutability": "in-place" } } } }, power_state: { enum: ["running", "stopped", "paused", "suspended", "shelved"], default: "running", "x-mutability": "in-place" }, host_id: { $ref: "common.json#/$defs/id", "x-references": "host", "x-mutability": "in-place" }, migration_policy: { enum: ["live", "cold", "never"], default: "live", "x-mutability": "in-place" }, availability_zone: { type: "string", minLength: 1, maxLength: 255, pattern: "^[^:\\u0000-\\u001f\\u007f]+$", "x-mutability": "in-place" }, server_group_id: { $ref: "common.json#/$defs/id", "x-references": "server_group", "x-mutability": "rebuild" }, same_host_as_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 100, "x-references": "server", "x-on-delete": "keep", "x-mutability": "rebuild" }, different_host_from_ids: { type: "array", items: { $ref: "common.json#/$defs/id" }, uniqueItems: !0, maxItems: 100, "x-references": "server", "x-on-delete": "keep", "x-mutability": "rebuild" }, on_host_loss: { enum: ["wait", "rebuild"], default: "wait", "x-mutability": "in-place" }, drift_policy: { $ref: "common.json#/$defs/drift_policy", default: "enforce", "x-mutability": "in-place" } } }, members: { type: "object", maxProperties: 5e3, "x-mutability": "in-place", additionalProperties: { type: "object", additionalProperties: !1, properties: { flavor_id: { $ref: "common.json#/$defs/id", "x-references": "flavor", "x-mutability": "restart" }, host_id: { $ref: "common.json#/$defs/id", "x-references": "host", "x-mutability": "in-place" }, metadata: { type: "object", additionalProperties: { type: "string", maxLength: 255 }, maxProperties: 128, "x-mutability": "in-place" }, nics: { type: "object", maxProperties: 8, "x-mutability": "in-place", additionalProperties: { type: "object", additionalProperties: !1, properties: { subnet_id: { $ref: "common.json#/$defs/id", "x-references": "subnet", "x-mutability": "in-place" }, address: { $ref: "common.json#/$defs/ipv4_address", "x-mutability": "in-place" } } } } } } }, max_unavailable: { type: "string", pattern: "^([1-9][0-9]{0,3}|([1-9][0-9]?|100)%)$", default: "10%", "x-mutability": "in-place" }, replace_members: { type: "boolean", default: !1, "x-mutability": "in-place" }, servers: !1, counts: !1, drift: !1 } }, pattern105 = new RegExp("^([1-9][0-9]{0,3}|([1-9][0-9]?|100)%)$", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.max_unavailable === void 0 && (data.max_unavailable = "10%"), data.replace_members === void 0 && (data.replace_members = !1), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.template === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "template" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.members === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "members" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema125.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        if (!pattern4.test(data0)) {
          const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err8 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.template !== void 0) {
      let data3 = data.template;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.metadata === void 0 && (data3.metadata = {}), data3.nics === void 0 && (data3.nics = {}), data3.power_state === void 0 && (data3.power_state = "running"), data3.migration_policy === void 0 && (data3.migration_policy = "live"), data3.on_host_loss === void 0 && (data3.on_host_loss = "wait"), data3.drift_policy === void 0 && (data3.drift_policy = "enforce"), data3.flavor_id === void 0) {
          const err12 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/required", keyword: "required", params: { missingProperty: "flavor_id" } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        for (const key1 in data3)
          if (!func9.call(schema125.properties.template.properties, key1)) {
            const err13 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
        if (data3.description !== void 0) {
          let data4 = data3.description;
          if (typeof data4 == "string") {
            if (func1(data4) > 1024) {
              const err14 = { instancePath: instancePath + "/template/description", schemaPath: "#/properties/template/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/template/description", schemaPath: "#/properties/template/properties/description/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
        if (data3.flavor_id !== void 0) {
          let data5 = data3.flavor_id;
          if (typeof data5 == "string") {
            if (!pattern6.test(data5)) {
              const err16 = { instancePath: instancePath + "/template/flavor_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/template/flavor_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        }
        if (data3.image_id !== void 0) {
          let data6 = data3.image_id;
          if (typeof data6 == "string") {
            if (!pattern6.test(data6)) {
              const err18 = { instancePath: instancePath + "/template/image_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/template/image_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
        }
        if (data3.kernel_id !== void 0) {
          let data7 = data3.kernel_id;
          if (typeof data7 == "string") {
            if (!pattern6.test(data7)) {
              const err20 = { instancePath: instancePath + "/template/kernel_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/template/kernel_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
        }
        if (data3.ramdisk_id !== void 0) {
          let data8 = data3.ramdisk_id;
          if (typeof data8 == "string") {
            if (!pattern6.test(data8)) {
              const err22 = { instancePath: instancePath + "/template/ramdisk_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/template/ramdisk_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
          }
        }
        if (data3.kernel_arguments !== void 0) {
          let data9 = data3.kernel_arguments;
          if (typeof data9 == "string") {
            if (func1(data9) > 2048) {
              const err24 = { instancePath: instancePath + "/template/kernel_arguments", schemaPath: "#/properties/template/properties/kernel_arguments/maxLength", keyword: "maxLength", params: { limit: 2048 } };
              vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
            }
            if (!pattern67.test(data9)) {
              const err25 = { instancePath: instancePath + "/template/kernel_arguments", schemaPath: "#/properties/template/properties/kernel_arguments/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]*$" } };
              vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/template/kernel_arguments", schemaPath: "#/properties/template/properties/kernel_arguments/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
        if (data3.keypair_id !== void 0) {
          let data10 = data3.keypair_id;
          if (typeof data10 == "string") {
            if (!pattern6.test(data10)) {
              const err27 = { instancePath: instancePath + "/template/keypair_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/template/keypair_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
        }
        if (data3.user_data !== void 0) {
          let data11 = data3.user_data;
          if (typeof data11 == "string") {
            if (func1(data11) > 65535) {
              const err29 = { instancePath: instancePath + "/template/user_data", schemaPath: "#/properties/template/properties/user_data/maxLength", keyword: "maxLength", params: { limit: 65535 } };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/template/user_data", schemaPath: "#/properties/template/properties/user_data/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
          }
        }
        let data12 = data3.metadata;
        if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
          if (Object.keys(data12).length > 128) {
            const err31 = { instancePath: instancePath + "/template/metadata", schemaPath: "#/properties/template/properties/metadata/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
          for (const key2 in data12) {
            let data13 = data12[key2];
            if (typeof data13 == "string") {
              if (func1(data13) > 255) {
                const err32 = { instancePath: instancePath + "/template/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/template/properties/metadata/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 255 } };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            } else {
              const err33 = { instancePath: instancePath + "/template/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/template/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
            }
          }
        } else {
          const err34 = { instancePath: instancePath + "/template/metadata", schemaPath: "#/properties/template/properties/metadata/type", keyword: "type", params: { type: "object" } };
          vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
        }
        let data14 = data3.nics;
        if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
          if (Object.keys(data14).length > 8) {
            const err35 = { instancePath: instancePath + "/template/nics", schemaPath: "#/properties/template/properties/nics/maxProperties", keyword: "maxProperties", params: { limit: 8 } };
            vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
          }
          for (const key3 in data14) {
            let data15 = data14[key3];
            if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
              if (data15.subnet_id === void 0) {
                const err36 = { instancePath: instancePath + "/template/nics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/template/properties/nics/additionalProperties/required", keyword: "required", params: { missingProperty: "subnet_id" } };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
              for (const key4 in data15)
                if (key4 !== "subnet_id") {
                  const err37 = { instancePath: instancePath + "/template/nics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/template/properties/nics/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                  vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                }
              if (data15.subnet_id !== void 0) {
                let data16 = data15.subnet_id;
                if (typeof data16 == "string") {
                  if (!pattern6.test(data16)) {
                    const err38 = { instancePath: instancePath + "/template/nics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                    vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                  }
                } else {
                  const err39 = { instancePath: instancePath + "/template/nics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                }
              }
            } else {
              const err40 = { instancePath: instancePath + "/template/nics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/template/properties/nics/additionalProperties/type", keyword: "type", params: { type: "object" } };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
          }
        } else {
          const err41 = { instancePath: instancePath + "/template/nics", schemaPath: "#/properties/template/properties/nics/type", keyword: "type", params: { type: "object" } };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
        let data17 = data3.power_state;
        if (!(data17 === "running" || data17 === "stopped" || data17 === "paused" || data17 === "suspended" || data17 === "shelved")) {
          const err42 = { instancePath: instancePath + "/template/power_state", schemaPath: "#/properties/template/properties/power_state/enum", keyword: "enum", params: { allowedValues: schema125.properties.template.properties.power_state.enum } };
          vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
        }
        if (data3.host_id !== void 0) {
          let data18 = data3.host_id;
          if (typeof data18 == "string") {
            if (!pattern6.test(data18)) {
              const err43 = { instancePath: instancePath + "/template/host_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
            }
          } else {
            const err44 = { instancePath: instancePath + "/template/host_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
          }
        }
        let data19 = data3.migration_policy;
        if (!(data19 === "live" || data19 === "cold" || data19 === "never")) {
          const err45 = { instancePath: instancePath + "/template/migration_policy", schemaPath: "#/properties/template/properties/migration_policy/enum", keyword: "enum", params: { allowedValues: schema125.properties.template.properties.migration_policy.enum } };
          vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
        }
        if (data3.availability_zone !== void 0) {
          let data20 = data3.availability_zone;
          if (typeof data20 == "string") {
            if (func1(data20) > 255) {
              const err46 = { instancePath: instancePath + "/template/availability_zone", schemaPath: "#/properties/template/properties/availability_zone/maxLength", keyword: "maxLength", params: { limit: 255 } };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            if (func1(data20) < 1) {
              const err47 = { instancePath: instancePath + "/template/availability_zone", schemaPath: "#/properties/template/properties/availability_zone/minLength", keyword: "minLength", params: { limit: 1 } };
              vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
            }
            if (!pattern5.test(data20)) {
              const err48 = { instancePath: instancePath + "/template/availability_zone", schemaPath: "#/properties/template/properties/availability_zone/pattern", keyword: "pattern", params: { pattern: "^[^:\\u0000-\\u001f\\u007f]+$" } };
              vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
            }
          } else {
            const err49 = { instancePath: instancePath + "/template/availability_zone", schemaPath: "#/properties/template/properties/availability_zone/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
          }
        }
        if (data3.server_group_id !== void 0) {
          let data21 = data3.server_group_id;
          if (typeof data21 == "string") {
            if (!pattern6.test(data21)) {
              const err50 = { instancePath: instancePath + "/template/server_group_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
              vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/template/server_group_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
          }
        }
        if (data3.same_host_as_ids !== void 0) {
          let data22 = data3.same_host_as_ids;
          if (Array.isArray(data22)) {
            if (data22.length > 100) {
              const err52 = { instancePath: instancePath + "/template/same_host_as_ids", schemaPath: "#/properties/template/properties/same_host_as_ids/maxItems", keyword: "maxItems", params: { limit: 100 } };
              vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
            }
            const len0 = data22.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data23 = data22[i0];
              if (typeof data23 == "string") {
                if (!pattern6.test(data23)) {
                  const err53 = { instancePath: instancePath + "/template/same_host_as_ids/" + i0, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                  vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                }
              } else {
                const err54 = { instancePath: instancePath + "/template/same_host_as_ids/" + i0, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
              }
            }
            let i1 = data22.length, j0;
            if (i1 > 1) {
              outer0: for (; i1--; )
                for (j0 = i1; j0--; )
                  if (func0(data22[i1], data22[j0])) {
                    const err55 = { instancePath: instancePath + "/template/same_host_as_ids", schemaPath: "#/properties/template/properties/same_host_as_ids/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                    vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                    break outer0;
                  }
            }
          } else {
            const err56 = { instancePath: instancePath + "/template/same_host_as_ids", schemaPath: "#/properties/template/properties/same_host_as_ids/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
          }
        }
        if (data3.different_host_from_ids !== void 0) {
          let data24 = data3.different_host_from_ids;
          if (Array.isArray(data24)) {
            if (data24.length > 100) {
              const err57 = { instancePath: instancePath + "/template/different_host_from_ids", schemaPath: "#/properties/template/properties/different_host_from_ids/maxItems", keyword: "maxItems", params: { limit: 100 } };
              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
            }
            const len1 = data24.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data25 = data24[i2];
              if (typeof data25 == "string") {
                if (!pattern6.test(data25)) {
                  const err58 = { instancePath: instancePath + "/template/different_host_from_ids/" + i2, schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                  vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                }
              } else {
                const err59 = { instancePath: instancePath + "/template/different_host_from_ids/" + i2, schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
              }
            }
            let i3 = data24.length, j1;
            if (i3 > 1) {
              outer1: for (; i3--; )
                for (j1 = i3; j1--; )
                  if (func0(data24[i3], data24[j1])) {
                    const err60 = { instancePath: instancePath + "/template/different_host_from_ids", schemaPath: "#/properties/template/properties/different_host_from_ids/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 } };
                    vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                    break outer1;
                  }
            }
          } else {
            const err61 = { instancePath: instancePath + "/template/different_host_from_ids", schemaPath: "#/properties/template/properties/different_host_from_ids/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
          }
        }
        let data26 = data3.on_host_loss;
        if (!(data26 === "wait" || data26 === "rebuild")) {
          const err62 = { instancePath: instancePath + "/template/on_host_loss", schemaPath: "#/properties/template/properties/on_host_loss/enum", keyword: "enum", params: { allowedValues: schema125.properties.template.properties.on_host_loss.enum } };
          vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
        }
        let data27 = data3.drift_policy;
        if (!(data27 === "enforce" || data27 === "report")) {
          const err63 = { instancePath: instancePath + "/template/drift_policy", schemaPath: "common.json#/$defs/drift_policy/enum", keyword: "enum", params: { allowedValues: schema121.enum } };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
      } else {
        const err64 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
      }
    }
    if (data.members !== void 0) {
      let data28 = data.members;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
        if (Object.keys(data28).length > 5e3) {
          const err65 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/maxProperties", keyword: "maxProperties", params: { limit: 5e3 } };
          vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
        }
        for (const key5 in data28) {
          let data29 = data28[key5];
          if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
            for (const key6 in data29)
              if (!(key6 === "flavor_id" || key6 === "host_id" || key6 === "metadata" || key6 === "nics")) {
                const err66 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
              }
            if (data29.flavor_id !== void 0) {
              let data30 = data29.flavor_id;
              if (typeof data30 == "string") {
                if (!pattern6.test(data30)) {
                  const err67 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/flavor_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                  vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                }
              } else {
                const err68 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/flavor_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
              }
            }
            if (data29.host_id !== void 0) {
              let data31 = data29.host_id;
              if (typeof data31 == "string") {
                if (!pattern6.test(data31)) {
                  const err69 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/host_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
              } else {
                const err70 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/host_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
              }
            }
            if (data29.metadata !== void 0) {
              let data32 = data29.metadata;
              if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
                if (Object.keys(data32).length > 128) {
                  const err71 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/metadata", schemaPath: "#/properties/members/additionalProperties/properties/metadata/maxProperties", keyword: "maxProperties", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
                for (const key7 in data32) {
                  let data33 = data32[key7];
                  if (typeof data33 == "string") {
                    if (func1(data33) > 255) {
                      const err72 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/metadata/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/properties/metadata/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 255 } };
                      vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                    }
                  } else {
                    const err73 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/metadata/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                  }
                }
              } else {
                const err74 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/metadata", schemaPath: "#/properties/members/additionalProperties/properties/metadata/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
              }
            }
            if (data29.nics !== void 0) {
              let data34 = data29.nics;
              if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
                if (Object.keys(data34).length > 8) {
                  const err75 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics", schemaPath: "#/properties/members/additionalProperties/properties/nics/maxProperties", keyword: "maxProperties", params: { limit: 8 } };
                  vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                }
                for (const key8 in data34) {
                  let data35 = data34[key8];
                  if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
                    for (const key9 in data35)
                      if (!(key9 === "subnet_id" || key9 === "address")) {
                        const err76 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/properties/nics/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                        vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                      }
                    if (data35.subnet_id !== void 0) {
                      let data36 = data35.subnet_id;
                      if (typeof data36 == "string") {
                        if (!pattern6.test(data36)) {
                          const err77 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
                          vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                        }
                      } else {
                        const err78 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/subnet_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                      }
                    }
                    if (data35.address !== void 0) {
                      let data37 = data35.address;
                      if (typeof data37 == "string") {
                        if (!pattern78.test(data37)) {
                          const err79 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/address", schemaPath: "common.json#/$defs/ipv4_address/pattern", keyword: "pattern", params: { pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$" } };
                          vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                        }
                      } else {
                        const err80 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/address", schemaPath: "common.json#/$defs/ipv4_address/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                      }
                    }
                  } else {
                    const err81 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/properties/nics/additionalProperties/type", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
                  }
                }
              } else {
                const err82 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/nics", schemaPath: "#/properties/members/additionalProperties/properties/nics/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
              }
            }
          } else {
            const err83 = { instancePath: instancePath + "/members/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/members/additionalProperties/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
          }
        }
      } else {
        const err84 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
      }
    }
    let data38 = data.max_unavailable;
    if (typeof data38 == "string") {
      if (!pattern105.test(data38)) {
        const err85 = { instancePath: instancePath + "/max_unavailable", schemaPath: "#/properties/max_unavailable/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]{0,3}|([1-9][0-9]?|100)%)$" } };
        vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
      }
    } else {
      const err86 = { instancePath: instancePath + "/max_unavailable", schemaPath: "#/properties/max_unavailable/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
    }
    if (typeof data.replace_members != "boolean") {
      const err87 = { instancePath: instancePath + "/replace_members", schemaPath: "#/properties/replace_members/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
    }
    if (data.servers !== void 0) {
      const err88 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
    }
    if (data.counts !== void 0) {
      const err89 = { instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
    }
    if (data.drift !== void 0) {
      const err90 = { instancePath: instancePath + "/drift", schemaPath: "#/properties/drift/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
    }
  } else {
    const err91 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
  }
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_service = validate53;
const schema143 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/service.json", type: "object", additionalProperties: !1, required: ["name", "type"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, type: { type: "string", minLength: 1, maxLength: 255, pattern: "^[A-Za-z0-9._-]+$", "x-mutability": "in-place" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" } } }, pattern107 = new RegExp("^[A-Za-z0-9._-]+$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.enabled === void 0 && (data.enabled = !0), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.type === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "type" || key0 === "description" || key0 === "enabled")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 == "string") {
        if (func1(data1) > 255) {
          const err6 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        if (func1(data1) < 1) {
          const err7 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        if (!pattern107.test(data1)) {
          const err8 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (typeof data.enabled != "boolean") {
      const err12 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
  }
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_subnet = validate54;
const schema145 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/subnet.json", type: "object", additionalProperties: !1, required: ["name", "project_id", "network_id", "cidr"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, project_id: { $ref: "common.json#/$defs/id", "x-references": "project", "x-mutability": "replace" }, network_id: { $ref: "common.json#/$defs/id", "x-references": "network", "x-mutability": "replace" }, cidr: { $ref: "common.json#/$defs/ipv4_cidr", "x-mutability": "replace" }, gateway_address: { $ref: "common.json#/$defs/ipv4_address", "x-mutability": "replace" }, dns_servers: { type: "array", items: { $ref: "common.json#/$defs/ipv4_address" }, maxItems: 8, "x-ordered": !0, default: [], "x-mutability": "in-place" }, drift_policy: { $ref: "common.json#/$defs/drift_policy", default: "enforce", "x-mutability": "in-place" }, gateway: !1, drift: !1 } }, schema149 = { type: "string", pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/(1[6-9]|2[0-9]|30)$" }, pattern111 = new RegExp("^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/(1[6-9]|2[0-9]|30)$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.dns_servers === void 0 && (data.dns_servers = []), data.drift_policy === void 0 && (data.drift_policy = "enforce"), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project_id" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.network_id === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "network_id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.cidr === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "cidr" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (const key0 in data)
      if (!func9.call(schema145.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        if (!pattern4.test(data0)) {
          const err6 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          const err8 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.network_id !== void 0) {
      let data2 = data.network_id;
      if (typeof data2 == "string") {
        if (!pattern6.test(data2)) {
          const err10 = { instancePath: instancePath + "/network_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/network_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.cidr !== void 0) {
      let data3 = data.cidr;
      if (typeof data3 == "string") {
        if (!pattern111.test(data3)) {
          const err12 = { instancePath: instancePath + "/cidr", schemaPath: "common.json#/$defs/ipv4_cidr/pattern", keyword: "pattern", params: { pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/(1[6-9]|2[0-9]|30)$" } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/cidr", schemaPath: "common.json#/$defs/ipv4_cidr/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.gateway_address !== void 0) {
      let data4 = data.gateway_address;
      if (typeof data4 == "string") {
        if (!pattern78.test(data4)) {
          const err14 = { instancePath: instancePath + "/gateway_address", schemaPath: "common.json#/$defs/ipv4_address/pattern", keyword: "pattern", params: { pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$" } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/gateway_address", schemaPath: "common.json#/$defs/ipv4_address/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    let data5 = data.dns_servers;
    if (Array.isArray(data5)) {
      if (data5.length > 8) {
        const err16 = { instancePath: instancePath + "/dns_servers", schemaPath: "#/properties/dns_servers/maxItems", keyword: "maxItems", params: { limit: 8 } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
      const len0 = data5.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data6 = data5[i0];
        if (typeof data6 == "string") {
          if (!pattern78.test(data6)) {
            const err17 = { instancePath: instancePath + "/dns_servers/" + i0, schemaPath: "common.json#/$defs/ipv4_address/pattern", keyword: "pattern", params: { pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        } else {
          const err18 = { instancePath: instancePath + "/dns_servers/" + i0, schemaPath: "common.json#/$defs/ipv4_address/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      }
    } else {
      const err19 = { instancePath: instancePath + "/dns_servers", schemaPath: "#/properties/dns_servers/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
    }
    let data7 = data.drift_policy;
    if (!(data7 === "enforce" || data7 === "report")) {
      const err20 = { instancePath: instancePath + "/drift_policy", schemaPath: "common.json#/$defs/drift_policy/enum", keyword: "enum", params: { allowedValues: schema121.enum } };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.gateway !== void 0) {
      const err21 = { instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
    }
    if (data.drift !== void 0) {
      const err22 = { instancePath: instancePath + "/drift", schemaPath: "#/properties/drift/false schema", keyword: "false schema", params: {} };
      vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
  }
  return validate54.errors = vErrors, errors === 0;
}
validate54.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_user = validate55;
const schema153 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/user.json", "x-owner": "domain_id", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { $ref: "common.json#/$defs/name", "x-mutability": "in-place" }, domain_id: { $ref: "common.json#/$defs/id", default: "00000000-0000-4000-8000-000000000001", "x-references": "domain", "x-mutability": "replace" }, description: { type: "string", maxLength: 1024, "x-mutability": "in-place" }, email: { type: "string", maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$", "x-mutability": "in-place" }, enabled: { type: "boolean", default: !0, "x-mutability": "in-place" }, default_project_id: { $ref: "common.json#/$defs/id", "x-mutability": "in-place" }, password_wo: { type: "string", minLength: 1, maxLength: 128, examples: ["correct horse battery staple"], "x-mutability": "in-place", writeOnly: !0 }, password_wo_version: { type: "integer", minimum: 0, maximum: 9007199254740991, "x-mutability": "in-place" } } }, pattern116 = new RegExp("^[^\\s@]+@[^\\s@]+$", "u");
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.domain_id === void 0 && (data.domain_id = "00000000-0000-4000-8000-000000000001"), data.enabled === void 0 && (data.enabled = !0), data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "domain_id" || key0 === "description" || key0 === "email" || key0 === "enabled" || key0 === "default_project_id" || key0 === "password_wo" || key0 === "password_wo_version")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 == "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 255 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[^\\s/\\u0000-\\u001f\\u007f]([^/\\u0000-\\u001f\\u007f]{0,253}[^\\s/\\u0000-\\u001f\\u007f])?$" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "common.json#/$defs/name/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    let data1 = data.domain_id;
    if (typeof data1 == "string") {
      if (!pattern6.test(data1)) {
        const err5 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    } else {
      const err6 = { instancePath: instancePath + "/domain_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 == "string") {
        if (func1(data2) > 1024) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.email !== void 0) {
      let data3 = data.email;
      if (typeof data3 == "string") {
        if (func1(data3) > 254) {
          const err9 = { instancePath: instancePath + "/email", schemaPath: "#/properties/email/maxLength", keyword: "maxLength", params: { limit: 254 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (!pattern116.test(data3)) {
          const err10 = { instancePath: instancePath + "/email", schemaPath: "#/properties/email/pattern", keyword: "pattern", params: { pattern: "^[^\\s@]+@[^\\s@]+$" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/email", schemaPath: "#/properties/email/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (typeof data.enabled != "boolean") {
      const err12 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.default_project_id !== void 0) {
      let data5 = data.default_project_id;
      if (typeof data5 == "string") {
        if (!pattern6.test(data5)) {
          const err13 = { instancePath: instancePath + "/default_project_id", schemaPath: "common.json#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/default_project_id", schemaPath: "common.json#/$defs/id/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.password_wo !== void 0) {
      let data6 = data.password_wo;
      if (typeof data6 == "string") {
        if (func1(data6) > 128) {
          const err15 = { instancePath: instancePath + "/password_wo", schemaPath: "#/properties/password_wo/maxLength", keyword: "maxLength", params: { limit: 128 } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
        if (func1(data6) < 1) {
          const err16 = { instancePath: instancePath + "/password_wo", schemaPath: "#/properties/password_wo/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/password_wo", schemaPath: "#/properties/password_wo/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.password_wo_version !== void 0) {
      let data7 = data.password_wo_version;
      if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
        const err18 = { instancePath: instancePath + "/password_wo_version", schemaPath: "#/properties/password_wo_version/type", keyword: "type", params: { type: "integer" } };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 9007199254740991 || isNaN(data7)) {
          const err19 = { instancePath: instancePath + "/password_wo_version", schemaPath: "#/properties/password_wo_version/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        if (data7 < 0 || isNaN(data7)) {
          const err20 = { instancePath: instancePath + "/password_wo_version", schemaPath: "#/properties/password_wo_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
  }
  return validate55.errors = vErrors, errors === 0;
}
validate55.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validate_config = validate56;
const schema157 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://cairn.dev/schemas/config.json", type: "object", additionalProperties: !1, required: [], properties: { data_directory: { type: "string", minLength: 1, maxLength: 200 }, region: { type: "string", minLength: 1, maxLength: 64, default: "RegionOne" }, listen_host: { type: "string", default: "127.0.0.1" }, listen_port: { type: "integer", minimum: 0, maximum: 65535, default: 8788 }, public_url: { type: "string", maxLength: 2e3, pattern: "^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~-]+)*$", examples: ["https://cloud.example.com"] }, image_stores: { type: "array", "x-ordered": !0, minItems: 1, maxItems: 16, examples: [[{ name: "default", type: "files" }, { name: "archive", type: "s3", endpoint: "https://s3.example.com", region: "us-east-1", bucket: "images" }]], items: { type: "object", additionalProperties: !1, required: ["name", "type"], properties: { name: { type: "string", pattern: "^[a-z0-9][a-z0-9_-]{0,62}$" }, type: { enum: ["files", "s3"] }, default: { type: "boolean" }, directory: { type: "string", minLength: 1, maxLength: 4096 }, endpoint: { type: "string", maxLength: 2e3, pattern: "^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?$" }, region: { type: "string", minLength: 1, maxLength: 64 }, bucket: { type: "string", pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$" }, prefix: { type: "string", maxLength: 255, pattern: "^[A-Za-z0-9/_.-]*$" }, path_style: { type: "boolean" }, access_key_id: { type: "string", minLength: 1, maxLength: 256 }, secret_access_key: { type: "string", minLength: 1, maxLength: 256 } } } }, database_url: { type: "string" }, roles: { type: "array", uniqueItems: !0, minItems: 1, items: { enum: ["api", "engine", "workers"] }, default: ["api", "engine", "workers"] }, driver: { enum: ["libvirt", "simulated"], default: "libvirt" }, log_level: { enum: ["trace", "debug", "info", "warn", "error", "silent"], default: "info" }, resync_seconds: { type: "integer", minimum: 1, maximum: 86400, default: 60, "x-unit": "seconds" }, resync_per_second: { type: "integer", minimum: 1, maximum: 1e4, default: 5 }, lease_seconds: { type: "integer", minimum: 1, maximum: 600, default: 30, "x-unit": "seconds" }, concurrency: { type: "integer", minimum: 1, maximum: 1e3, default: 16 }, long_operations: { type: "integer", minimum: 1, maximum: 1e3, default: 4 }, token_lifetime_seconds: { type: "integer", minimum: 60, maximum: 604800, default: 3600, "x-unit": "seconds" }, token_rotation_seconds: { type: "integer", minimum: 60, maximum: 31536e3, default: 86400, "x-unit": "seconds" }, password_min_length: { type: "integer", minimum: 1, maximum: 128, default: 8 }, password_memory_mib: { type: "integer", minimum: 8, maximum: 1024, default: 19, "x-unit": "MiB" }, password_iterations: { type: "integer", minimum: 1, maximum: 100, default: 2 }, password_parallelism: { type: "integer", minimum: 1, maximum: 16, default: 1 }, password_concurrency: { type: "integer", minimum: 1, maximum: 64, default: 2 }, password_queue: { type: "integer", minimum: 1, maximum: 1e4, default: 64 }, lockout_failures: { type: "integer", minimum: 0, maximum: 1e3, default: 10 }, lockout_seconds: { type: "integer", minimum: 1, maximum: 86400, default: 300, "x-unit": "seconds" }, source_failures_per_minute: { type: "integer", minimum: 0, maximum: 1e5, default: 60 }, image_source_schemes: { type: "array", uniqueItems: !0, minItems: 1, items: { enum: ["https", "http"] }, default: ["https", "http"] }, image_source_allowed_hosts: { type: "array", uniqueItems: !0, maxItems: 1e3, items: { type: "string", minLength: 1, maxLength: 255, pattern: "^(\\*\\.)?[A-Za-z0-9._:\\[\\]-]+$" }, default: [] }, image_source_allow_private: { type: "boolean", default: !1 }, image_source_max_gib: { type: "integer", minimum: 1, maximum: 16384, default: 1024, "x-unit": "GiB" }, image_source_stall_seconds: { type: "integer", minimum: 1, maximum: 3600, default: 60, "x-unit": "seconds" }, image_property_protections: { type: "array", maxItems: 100, "x-ordered": !0, default: [], items: { type: "object", additionalProperties: !1, required: ["pattern", "create", "read", "update", "delete"], properties: { pattern: { type: "string", minLength: 1, maxLength: 1024 }, create: { type: "string", maxLength: 8192 }, read: { type: "string", maxLength: 8192 }, update: { type: "string", maxLength: 8192 }, delete: { type: "string", maxLength: 8192 } } } }, quota_servers: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 }, quota_vcpus: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 }, quota_memory_mib: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1, "x-unit": "MiB" }, quota_disk_gib: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1, "x-unit": "GiB" }, quota_images: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 }, host_lost_seconds: { type: "integer", minimum: 5, maximum: 86400, default: 240, "x-unit": "seconds" }, drain_moves: { type: "integer", minimum: 1, maximum: 1e3, default: 2 }, placement_filters_off: { type: "array", uniqueItems: !0, items: { enum: ["availability-zone", "image-properties", "capabilities", "traits", "aggregate-tenancy", "aggregate-extra-specs", "numa", "retry"] }, default: [] }, weight_memory: { type: "number", minimum: -1e3, maximum: 1e3, default: 1 }, weight_vcpus: { type: "number", minimum: -1e3, maximum: 1e3, default: 1 }, weight_disk: { type: "number", minimum: -1e3, maximum: 1e3, default: 0.5 }, weight_image_locality: { type: "number", minimum: -1e3, maximum: 1e3, default: 0.5 }, weight_io: { type: "number", minimum: -1e3, maximum: 1e3, default: 0.1 }, weight_group: { type: "number", minimum: -1e3, maximum: 1e3, default: 4 }, weight_failures: { type: "number", minimum: -1e3, maximum: 1e3, default: 4 }, image_cache_max_age_hours: { type: "integer", minimum: 0, maximum: 876e3, default: 168 }, image_cache_min_free_gib: { type: "integer", minimum: 0, maximum: 1048576, default: 10, "x-unit": "GiB" }, image_cache_keep: { type: "integer", minimum: 0, maximum: 1e5, default: 3 }, quota_image_gib: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1, "x-unit": "GiB" }, quota_keypairs: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 }, quota_networks: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 }, quota_subnets: { type: "integer", minimum: -1, maximum: 9007199254740991, default: -1 } } }, pattern118 = new RegExp("^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~-]+)*$", "u"), pattern120 = new RegExp("^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?$", "u"), pattern121 = new RegExp("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "u"), pattern122 = new RegExp("^[A-Za-z0-9/_.-]*$", "u"), pattern123 = new RegExp("^(\\*\\.)?[A-Za-z0-9._:\\[\\]-]+$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    data.region === void 0 && (data.region = "RegionOne"), data.listen_host === void 0 && (data.listen_host = "127.0.0.1"), data.listen_port === void 0 && (data.listen_port = 8788), data.roles === void 0 && (data.roles = ["api", "engine", "workers"]), data.driver === void 0 && (data.driver = "libvirt"), data.log_level === void 0 && (data.log_level = "info"), data.resync_seconds === void 0 && (data.resync_seconds = 60), data.resync_per_second === void 0 && (data.resync_per_second = 5), data.lease_seconds === void 0 && (data.lease_seconds = 30), data.concurrency === void 0 && (data.concurrency = 16), data.long_operations === void 0 && (data.long_operations = 4), data.token_lifetime_seconds === void 0 && (data.token_lifetime_seconds = 3600), data.token_rotation_seconds === void 0 && (data.token_rotation_seconds = 86400), data.password_min_length === void 0 && (data.password_min_length = 8), data.password_memory_mib === void 0 && (data.password_memory_mib = 19), data.password_iterations === void 0 && (data.password_iterations = 2), data.password_parallelism === void 0 && (data.password_parallelism = 1), data.password_concurrency === void 0 && (data.password_concurrency = 2), data.password_queue === void 0 && (data.password_queue = 64), data.lockout_failures === void 0 && (data.lockout_failures = 10), data.lockout_seconds === void 0 && (data.lockout_seconds = 300), data.source_failures_per_minute === void 0 && (data.source_failures_per_minute = 60), data.image_source_schemes === void 0 && (data.image_source_schemes = ["https", "http"]), data.image_source_allowed_hosts === void 0 && (data.image_source_allowed_hosts = []), data.image_source_allow_private === void 0 && (data.image_source_allow_private = !1), data.image_source_max_gib === void 0 && (data.image_source_max_gib = 1024), data.image_source_stall_seconds === void 0 && (data.image_source_stall_seconds = 60), data.image_property_protections === void 0 && (data.image_property_protections = []), data.quota_servers === void 0 && (data.quota_servers = -1), data.quota_vcpus === void 0 && (data.quota_vcpus = -1), data.quota_memory_mib === void 0 && (data.quota_memory_mib = -1), data.quota_disk_gib === void 0 && (data.quota_disk_gib = -1), data.quota_images === void 0 && (data.quota_images = -1), data.host_lost_seconds === void 0 && (data.host_lost_seconds = 240), data.drain_moves === void 0 && (data.drain_moves = 2), data.placement_filters_off === void 0 && (data.placement_filters_off = []), data.weight_memory === void 0 && (data.weight_memory = 1), data.weight_vcpus === void 0 && (data.weight_vcpus = 1), data.weight_disk === void 0 && (data.weight_disk = 0.5), data.weight_image_locality === void 0 && (data.weight_image_locality = 0.5), data.weight_io === void 0 && (data.weight_io = 0.1), data.weight_group === void 0 && (data.weight_group = 4), data.weight_failures === void 0 && (data.weight_failures = 4), data.image_cache_max_age_hours === void 0 && (data.image_cache_max_age_hours = 168), data.image_cache_min_free_gib === void 0 && (data.image_cache_min_free_gib = 10), data.image_cache_keep === void 0 && (data.image_cache_keep = 3), data.quota_image_gib === void 0 && (data.quota_image_gib = -1), data.quota_keypairs === void 0 && (data.quota_keypairs = -1), data.quota_networks === void 0 && (data.quota_networks = -1), data.quota_subnets === void 0 && (data.quota_subnets = -1);
    for (const key0 in data)
      if (!func9.call(schema157.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    if (data.data_directory !== void 0) {
      let data0 = data.data_directory;
      if (typeof data0 == "string") {
        if (func1(data0) > 200) {
          const err1 = { instancePath: instancePath + "/data_directory", schemaPath: "#/properties/data_directory/maxLength", keyword: "maxLength", params: { limit: 200 } };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
        if (func1(data0) < 1) {
          const err2 = { instancePath: instancePath + "/data_directory", schemaPath: "#/properties/data_directory/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/data_directory", schemaPath: "#/properties/data_directory/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    let data1 = data.region;
    if (typeof data1 == "string") {
      if (func1(data1) > 64) {
        const err4 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/maxLength", keyword: "maxLength", params: { limit: 64 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (func1(data1) < 1) {
        const err5 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/minLength", keyword: "minLength", params: { limit: 1 } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    } else {
      const err6 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (typeof data.listen_host != "string") {
      const err7 = { instancePath: instancePath + "/listen_host", schemaPath: "#/properties/listen_host/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    let data3 = data.listen_port;
    if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
      const err8 = { instancePath: instancePath + "/listen_port", schemaPath: "#/properties/listen_port/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (typeof data3 == "number" && isFinite(data3)) {
      if (data3 > 65535 || isNaN(data3)) {
        const err9 = { instancePath: instancePath + "/listen_port", schemaPath: "#/properties/listen_port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 } };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
      if (data3 < 0 || isNaN(data3)) {
        const err10 = { instancePath: instancePath + "/listen_port", schemaPath: "#/properties/listen_port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.public_url !== void 0) {
      let data4 = data.public_url;
      if (typeof data4 == "string") {
        if (func1(data4) > 2e3) {
          const err11 = { instancePath: instancePath + "/public_url", schemaPath: "#/properties/public_url/maxLength", keyword: "maxLength", params: { limit: 2e3 } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (!pattern118.test(data4)) {
          const err12 = { instancePath: instancePath + "/public_url", schemaPath: "#/properties/public_url/pattern", keyword: "pattern", params: { pattern: "^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~-]+)*$" } };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/public_url", schemaPath: "#/properties/public_url/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.image_stores !== void 0) {
      let data5 = data.image_stores;
      if (Array.isArray(data5)) {
        if (data5.length > 16) {
          const err14 = { instancePath: instancePath + "/image_stores", schemaPath: "#/properties/image_stores/maxItems", keyword: "maxItems", params: { limit: 16 } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
        if (data5.length < 1) {
          const err15 = { instancePath: instancePath + "/image_stores", schemaPath: "#/properties/image_stores/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.name === void 0) {
              const err16 = { instancePath: instancePath + "/image_stores/" + i0, schemaPath: "#/properties/image_stores/items/required", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
            }
            if (data6.type === void 0) {
              const err17 = { instancePath: instancePath + "/image_stores/" + i0, schemaPath: "#/properties/image_stores/items/required", keyword: "required", params: { missingProperty: "type" } };
              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
            }
            for (const key1 in data6)
              if (!func9.call(schema157.properties.image_stores.items.properties, key1)) {
                const err18 = { instancePath: instancePath + "/image_stores/" + i0, schemaPath: "#/properties/image_stores/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
            if (data6.name !== void 0) {
              let data7 = data6.name;
              if (typeof data7 == "string") {
                if (!pattern39.test(data7)) {
                  const err19 = { instancePath: instancePath + "/image_stores/" + i0 + "/name", schemaPath: "#/properties/image_stores/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9_-]{0,62}$" } };
                  vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                }
              } else {
                const err20 = { instancePath: instancePath + "/image_stores/" + i0 + "/name", schemaPath: "#/properties/image_stores/items/properties/name/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
              }
            }
            if (data6.type !== void 0) {
              let data8 = data6.type;
              if (!(data8 === "files" || data8 === "s3")) {
                const err21 = { instancePath: instancePath + "/image_stores/" + i0 + "/type", schemaPath: "#/properties/image_stores/items/properties/type/enum", keyword: "enum", params: { allowedValues: schema157.properties.image_stores.items.properties.type.enum } };
                vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
              }
            }
            if (data6.default !== void 0 && typeof data6.default != "boolean") {
              const err22 = { instancePath: instancePath + "/image_stores/" + i0 + "/default", schemaPath: "#/properties/image_stores/items/properties/default/type", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
            if (data6.directory !== void 0) {
              let data10 = data6.directory;
              if (typeof data10 == "string") {
                if (func1(data10) > 4096) {
                  const err23 = { instancePath: instancePath + "/image_stores/" + i0 + "/directory", schemaPath: "#/properties/image_stores/items/properties/directory/maxLength", keyword: "maxLength", params: { limit: 4096 } };
                  vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                }
                if (func1(data10) < 1) {
                  const err24 = { instancePath: instancePath + "/image_stores/" + i0 + "/directory", schemaPath: "#/properties/image_stores/items/properties/directory/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/image_stores/" + i0 + "/directory", schemaPath: "#/properties/image_stores/items/properties/directory/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            }
            if (data6.endpoint !== void 0) {
              let data11 = data6.endpoint;
              if (typeof data11 == "string") {
                if (func1(data11) > 2e3) {
                  const err26 = { instancePath: instancePath + "/image_stores/" + i0 + "/endpoint", schemaPath: "#/properties/image_stores/items/properties/endpoint/maxLength", keyword: "maxLength", params: { limit: 2e3 } };
                  vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                }
                if (!pattern120.test(data11)) {
                  const err27 = { instancePath: instancePath + "/image_stores/" + i0 + "/endpoint", schemaPath: "#/properties/image_stores/items/properties/endpoint/pattern", keyword: "pattern", params: { pattern: "^https?://[A-Za-z0-9._:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?$" } };
                  vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                }
              } else {
                const err28 = { instancePath: instancePath + "/image_stores/" + i0 + "/endpoint", schemaPath: "#/properties/image_stores/items/properties/endpoint/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
              }
            }
            if (data6.region !== void 0) {
              let data12 = data6.region;
              if (typeof data12 == "string") {
                if (func1(data12) > 64) {
                  const err29 = { instancePath: instancePath + "/image_stores/" + i0 + "/region", schemaPath: "#/properties/image_stores/items/properties/region/maxLength", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                }
                if (func1(data12) < 1) {
                  const err30 = { instancePath: instancePath + "/image_stores/" + i0 + "/region", schemaPath: "#/properties/image_stores/items/properties/region/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                }
              } else {
                const err31 = { instancePath: instancePath + "/image_stores/" + i0 + "/region", schemaPath: "#/properties/image_stores/items/properties/region/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            }
            if (data6.bucket !== void 0) {
              let data13 = data6.bucket;
              if (typeof data13 == "string") {
                if (!pattern121.test(data13)) {
                  const err32 = { instancePath: instancePath + "/image_stores/" + i0 + "/bucket", schemaPath: "#/properties/image_stores/items/properties/bucket/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$" } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
              } else {
                const err33 = { instancePath: instancePath + "/image_stores/" + i0 + "/bucket", schemaPath: "#/properties/image_stores/items/properties/bucket/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            if (data6.prefix !== void 0) {
              let data14 = data6.prefix;
              if (typeof data14 == "string") {
                if (func1(data14) > 255) {
                  const err34 = { instancePath: instancePath + "/image_stores/" + i0 + "/prefix", schemaPath: "#/properties/image_stores/items/properties/prefix/maxLength", keyword: "maxLength", params: { limit: 255 } };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
                if (!pattern122.test(data14)) {
                  const err35 = { instancePath: instancePath + "/image_stores/" + i0 + "/prefix", schemaPath: "#/properties/image_stores/items/properties/prefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9/_.-]*$" } };
                  vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/image_stores/" + i0 + "/prefix", schemaPath: "#/properties/image_stores/items/properties/prefix/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
            }
            if (data6.path_style !== void 0 && typeof data6.path_style != "boolean") {
              const err37 = { instancePath: instancePath + "/image_stores/" + i0 + "/path_style", schemaPath: "#/properties/image_stores/items/properties/path_style/type", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
            }
            if (data6.access_key_id !== void 0) {
              let data16 = data6.access_key_id;
              if (typeof data16 == "string") {
                if (func1(data16) > 256) {
                  const err38 = { instancePath: instancePath + "/image_stores/" + i0 + "/access_key_id", schemaPath: "#/properties/image_stores/items/properties/access_key_id/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                }
                if (func1(data16) < 1) {
                  const err39 = { instancePath: instancePath + "/image_stores/" + i0 + "/access_key_id", schemaPath: "#/properties/image_stores/items/properties/access_key_id/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                }
              } else {
                const err40 = { instancePath: instancePath + "/image_stores/" + i0 + "/access_key_id", schemaPath: "#/properties/image_stores/items/properties/access_key_id/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
            }
            if (data6.secret_access_key !== void 0) {
              let data17 = data6.secret_access_key;
              if (typeof data17 == "string") {
                if (func1(data17) > 256) {
                  const err41 = { instancePath: instancePath + "/image_stores/" + i0 + "/secret_access_key", schemaPath: "#/properties/image_stores/items/properties/secret_access_key/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                }
                if (func1(data17) < 1) {
                  const err42 = { instancePath: instancePath + "/image_stores/" + i0 + "/secret_access_key", schemaPath: "#/properties/image_stores/items/properties/secret_access_key/minLength", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                }
              } else {
                const err43 = { instancePath: instancePath + "/image_stores/" + i0 + "/secret_access_key", schemaPath: "#/properties/image_stores/items/properties/secret_access_key/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            }
          } else {
            const err44 = { instancePath: instancePath + "/image_stores/" + i0, schemaPath: "#/properties/image_stores/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
          }
        }
      } else {
        const err45 = { instancePath: instancePath + "/image_stores", schemaPath: "#/properties/image_stores/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
      }
    }
    if (data.database_url !== void 0 && typeof data.database_url != "string") {
      const err46 = { instancePath: instancePath + "/database_url", schemaPath: "#/properties/database_url/type", keyword: "type", params: { type: "string" } };
      vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
    }
    let data19 = data.roles;
    if (Array.isArray(data19)) {
      if (data19.length < 1) {
        const err47 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/minItems", keyword: "minItems", params: { limit: 1 } };
        vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
      }
      const len1 = data19.length;
      for (let i1 = 0; i1 < len1; i1++) {
        let data20 = data19[i1];
        if (!(data20 === "api" || data20 === "engine" || data20 === "workers")) {
          const err48 = { instancePath: instancePath + "/roles/" + i1, schemaPath: "#/properties/roles/items/enum", keyword: "enum", params: { allowedValues: schema157.properties.roles.items.enum } };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
      }
      let i2 = data19.length, j0;
      if (i2 > 1) {
        outer0: for (; i2--; )
          for (j0 = i2; j0--; )
            if (func0(data19[i2], data19[j0])) {
              const err49 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 } };
              vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              break outer0;
            }
      }
    } else {
      const err50 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
    }
    let data21 = data.driver;
    if (!(data21 === "libvirt" || data21 === "simulated")) {
      const err51 = { instancePath: instancePath + "/driver", schemaPath: "#/properties/driver/enum", keyword: "enum", params: { allowedValues: schema157.properties.driver.enum } };
      vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
    }
    let data22 = data.log_level;
    if (!(data22 === "trace" || data22 === "debug" || data22 === "info" || data22 === "warn" || data22 === "error" || data22 === "silent")) {
      const err52 = { instancePath: instancePath + "/log_level", schemaPath: "#/properties/log_level/enum", keyword: "enum", params: { allowedValues: schema157.properties.log_level.enum } };
      vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
    }
    let data23 = data.resync_seconds;
    if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
      const err53 = { instancePath: instancePath + "/resync_seconds", schemaPath: "#/properties/resync_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
    }
    if (typeof data23 == "number" && isFinite(data23)) {
      if (data23 > 86400 || isNaN(data23)) {
        const err54 = { instancePath: instancePath + "/resync_seconds", schemaPath: "#/properties/resync_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 } };
        vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
      }
      if (data23 < 1 || isNaN(data23)) {
        const err55 = { instancePath: instancePath + "/resync_seconds", schemaPath: "#/properties/resync_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
      }
    }
    let data24 = data.resync_per_second;
    if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
      const err56 = { instancePath: instancePath + "/resync_per_second", schemaPath: "#/properties/resync_per_second/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
    }
    if (typeof data24 == "number" && isFinite(data24)) {
      if (data24 > 1e4 || isNaN(data24)) {
        const err57 = { instancePath: instancePath + "/resync_per_second", schemaPath: "#/properties/resync_per_second/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
      }
      if (data24 < 1 || isNaN(data24)) {
        const err58 = { instancePath: instancePath + "/resync_per_second", schemaPath: "#/properties/resync_per_second/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    let data25 = data.lease_seconds;
    if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
      const err59 = { instancePath: instancePath + "/lease_seconds", schemaPath: "#/properties/lease_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
    }
    if (typeof data25 == "number" && isFinite(data25)) {
      if (data25 > 600 || isNaN(data25)) {
        const err60 = { instancePath: instancePath + "/lease_seconds", schemaPath: "#/properties/lease_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 600 } };
        vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
      }
      if (data25 < 1 || isNaN(data25)) {
        const err61 = { instancePath: instancePath + "/lease_seconds", schemaPath: "#/properties/lease_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
      }
    }
    let data26 = data.concurrency;
    if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
      const err62 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
    }
    if (typeof data26 == "number" && isFinite(data26)) {
      if (data26 > 1e3 || isNaN(data26)) {
        const err63 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
      }
      if (data26 < 1 || isNaN(data26)) {
        const err64 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
      }
    }
    let data27 = data.long_operations;
    if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
      const err65 = { instancePath: instancePath + "/long_operations", schemaPath: "#/properties/long_operations/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
    }
    if (typeof data27 == "number" && isFinite(data27)) {
      if (data27 > 1e3 || isNaN(data27)) {
        const err66 = { instancePath: instancePath + "/long_operations", schemaPath: "#/properties/long_operations/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
      }
      if (data27 < 1 || isNaN(data27)) {
        const err67 = { instancePath: instancePath + "/long_operations", schemaPath: "#/properties/long_operations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
      }
    }
    let data28 = data.token_lifetime_seconds;
    if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
      const err68 = { instancePath: instancePath + "/token_lifetime_seconds", schemaPath: "#/properties/token_lifetime_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
    }
    if (typeof data28 == "number" && isFinite(data28)) {
      if (data28 > 604800 || isNaN(data28)) {
        const err69 = { instancePath: instancePath + "/token_lifetime_seconds", schemaPath: "#/properties/token_lifetime_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800 } };
        vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
      }
      if (data28 < 60 || isNaN(data28)) {
        const err70 = { instancePath: instancePath + "/token_lifetime_seconds", schemaPath: "#/properties/token_lifetime_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 60 } };
        vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
      }
    }
    let data29 = data.token_rotation_seconds;
    if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
      const err71 = { instancePath: instancePath + "/token_rotation_seconds", schemaPath: "#/properties/token_rotation_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
    }
    if (typeof data29 == "number" && isFinite(data29)) {
      if (data29 > 31536e3 || isNaN(data29)) {
        const err72 = { instancePath: instancePath + "/token_rotation_seconds", schemaPath: "#/properties/token_rotation_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 31536e3 } };
        vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
      }
      if (data29 < 60 || isNaN(data29)) {
        const err73 = { instancePath: instancePath + "/token_rotation_seconds", schemaPath: "#/properties/token_rotation_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 60 } };
        vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
      }
    }
    let data30 = data.password_min_length;
    if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
      const err74 = { instancePath: instancePath + "/password_min_length", schemaPath: "#/properties/password_min_length/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
    }
    if (typeof data30 == "number" && isFinite(data30)) {
      if (data30 > 128 || isNaN(data30)) {
        const err75 = { instancePath: instancePath + "/password_min_length", schemaPath: "#/properties/password_min_length/maximum", keyword: "maximum", params: { comparison: "<=", limit: 128 } };
        vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
      }
      if (data30 < 1 || isNaN(data30)) {
        const err76 = { instancePath: instancePath + "/password_min_length", schemaPath: "#/properties/password_min_length/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
      }
    }
    let data31 = data.password_memory_mib;
    if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
      const err77 = { instancePath: instancePath + "/password_memory_mib", schemaPath: "#/properties/password_memory_mib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
    }
    if (typeof data31 == "number" && isFinite(data31)) {
      if (data31 > 1024 || isNaN(data31)) {
        const err78 = { instancePath: instancePath + "/password_memory_mib", schemaPath: "#/properties/password_memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1024 } };
        vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
      }
      if (data31 < 8 || isNaN(data31)) {
        const err79 = { instancePath: instancePath + "/password_memory_mib", schemaPath: "#/properties/password_memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 8 } };
        vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
      }
    }
    let data32 = data.password_iterations;
    if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
      const err80 = { instancePath: instancePath + "/password_iterations", schemaPath: "#/properties/password_iterations/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
    }
    if (typeof data32 == "number" && isFinite(data32)) {
      if (data32 > 100 || isNaN(data32)) {
        const err81 = { instancePath: instancePath + "/password_iterations", schemaPath: "#/properties/password_iterations/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 } };
        vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
      }
      if (data32 < 1 || isNaN(data32)) {
        const err82 = { instancePath: instancePath + "/password_iterations", schemaPath: "#/properties/password_iterations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
      }
    }
    let data33 = data.password_parallelism;
    if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
      const err83 = { instancePath: instancePath + "/password_parallelism", schemaPath: "#/properties/password_parallelism/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
    }
    if (typeof data33 == "number" && isFinite(data33)) {
      if (data33 > 16 || isNaN(data33)) {
        const err84 = { instancePath: instancePath + "/password_parallelism", schemaPath: "#/properties/password_parallelism/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16 } };
        vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
      }
      if (data33 < 1 || isNaN(data33)) {
        const err85 = { instancePath: instancePath + "/password_parallelism", schemaPath: "#/properties/password_parallelism/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
      }
    }
    let data34 = data.password_concurrency;
    if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
      const err86 = { instancePath: instancePath + "/password_concurrency", schemaPath: "#/properties/password_concurrency/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
    }
    if (typeof data34 == "number" && isFinite(data34)) {
      if (data34 > 64 || isNaN(data34)) {
        const err87 = { instancePath: instancePath + "/password_concurrency", schemaPath: "#/properties/password_concurrency/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
        vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
      }
      if (data34 < 1 || isNaN(data34)) {
        const err88 = { instancePath: instancePath + "/password_concurrency", schemaPath: "#/properties/password_concurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
      }
    }
    let data35 = data.password_queue;
    if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
      const err89 = { instancePath: instancePath + "/password_queue", schemaPath: "#/properties/password_queue/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
    }
    if (typeof data35 == "number" && isFinite(data35)) {
      if (data35 > 1e4 || isNaN(data35)) {
        const err90 = { instancePath: instancePath + "/password_queue", schemaPath: "#/properties/password_queue/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
        vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
      }
      if (data35 < 1 || isNaN(data35)) {
        const err91 = { instancePath: instancePath + "/password_queue", schemaPath: "#/properties/password_queue/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
      }
    }
    let data36 = data.lockout_failures;
    if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
      const err92 = { instancePath: instancePath + "/lockout_failures", schemaPath: "#/properties/lockout_failures/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
    }
    if (typeof data36 == "number" && isFinite(data36)) {
      if (data36 > 1e3 || isNaN(data36)) {
        const err93 = { instancePath: instancePath + "/lockout_failures", schemaPath: "#/properties/lockout_failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
      }
      if (data36 < 0 || isNaN(data36)) {
        const err94 = { instancePath: instancePath + "/lockout_failures", schemaPath: "#/properties/lockout_failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
      }
    }
    let data37 = data.lockout_seconds;
    if (!(typeof data37 == "number" && !(data37 % 1) && !isNaN(data37) && isFinite(data37))) {
      const err95 = { instancePath: instancePath + "/lockout_seconds", schemaPath: "#/properties/lockout_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
    }
    if (typeof data37 == "number" && isFinite(data37)) {
      if (data37 > 86400 || isNaN(data37)) {
        const err96 = { instancePath: instancePath + "/lockout_seconds", schemaPath: "#/properties/lockout_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 } };
        vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
      }
      if (data37 < 1 || isNaN(data37)) {
        const err97 = { instancePath: instancePath + "/lockout_seconds", schemaPath: "#/properties/lockout_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
      }
    }
    let data38 = data.source_failures_per_minute;
    if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
      const err98 = { instancePath: instancePath + "/source_failures_per_minute", schemaPath: "#/properties/source_failures_per_minute/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
    }
    if (typeof data38 == "number" && isFinite(data38)) {
      if (data38 > 1e5 || isNaN(data38)) {
        const err99 = { instancePath: instancePath + "/source_failures_per_minute", schemaPath: "#/properties/source_failures_per_minute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 } };
        vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
      }
      if (data38 < 0 || isNaN(data38)) {
        const err100 = { instancePath: instancePath + "/source_failures_per_minute", schemaPath: "#/properties/source_failures_per_minute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
      }
    }
    let data39 = data.image_source_schemes;
    if (Array.isArray(data39)) {
      if (data39.length < 1) {
        const err101 = { instancePath: instancePath + "/image_source_schemes", schemaPath: "#/properties/image_source_schemes/minItems", keyword: "minItems", params: { limit: 1 } };
        vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
      }
      const len2 = data39.length;
      for (let i3 = 0; i3 < len2; i3++) {
        let data40 = data39[i3];
        if (!(data40 === "https" || data40 === "http")) {
          const err102 = { instancePath: instancePath + "/image_source_schemes/" + i3, schemaPath: "#/properties/image_source_schemes/items/enum", keyword: "enum", params: { allowedValues: schema157.properties.image_source_schemes.items.enum } };
          vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
        }
      }
      let i4 = data39.length, j1;
      if (i4 > 1) {
        outer1: for (; i4--; )
          for (j1 = i4; j1--; )
            if (func0(data39[i4], data39[j1])) {
              const err103 = { instancePath: instancePath + "/image_source_schemes", schemaPath: "#/properties/image_source_schemes/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 } };
              vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
              break outer1;
            }
      }
    } else {
      const err104 = { instancePath: instancePath + "/image_source_schemes", schemaPath: "#/properties/image_source_schemes/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
    }
    let data41 = data.image_source_allowed_hosts;
    if (Array.isArray(data41)) {
      if (data41.length > 1e3) {
        const err105 = { instancePath: instancePath + "/image_source_allowed_hosts", schemaPath: "#/properties/image_source_allowed_hosts/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
        vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
      }
      const len3 = data41.length;
      for (let i5 = 0; i5 < len3; i5++) {
        let data42 = data41[i5];
        if (typeof data42 == "string") {
          if (func1(data42) > 255) {
            const err106 = { instancePath: instancePath + "/image_source_allowed_hosts/" + i5, schemaPath: "#/properties/image_source_allowed_hosts/items/maxLength", keyword: "maxLength", params: { limit: 255 } };
            vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
          }
          if (func1(data42) < 1) {
            const err107 = { instancePath: instancePath + "/image_source_allowed_hosts/" + i5, schemaPath: "#/properties/image_source_allowed_hosts/items/minLength", keyword: "minLength", params: { limit: 1 } };
            vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
          }
          if (!pattern123.test(data42)) {
            const err108 = { instancePath: instancePath + "/image_source_allowed_hosts/" + i5, schemaPath: "#/properties/image_source_allowed_hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.)?[A-Za-z0-9._:\\[\\]-]+$" } };
            vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
          }
        } else {
          const err109 = { instancePath: instancePath + "/image_source_allowed_hosts/" + i5, schemaPath: "#/properties/image_source_allowed_hosts/items/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
        }
      }
      let i6 = data41.length, j2;
      if (i6 > 1) {
        const indices0 = {};
        for (; i6--; ) {
          let item0 = data41[i6];
          if (typeof item0 == "string") {
            if (typeof indices0[item0] == "number") {
              j2 = indices0[item0];
              const err110 = { instancePath: instancePath + "/image_source_allowed_hosts", schemaPath: "#/properties/image_source_allowed_hosts/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 } };
              vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
              break;
            }
            indices0[item0] = i6;
          }
        }
      }
    } else {
      const err111 = { instancePath: instancePath + "/image_source_allowed_hosts", schemaPath: "#/properties/image_source_allowed_hosts/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
    }
    if (typeof data.image_source_allow_private != "boolean") {
      const err112 = { instancePath: instancePath + "/image_source_allow_private", schemaPath: "#/properties/image_source_allow_private/type", keyword: "type", params: { type: "boolean" } };
      vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
    }
    let data44 = data.image_source_max_gib;
    if (!(typeof data44 == "number" && !(data44 % 1) && !isNaN(data44) && isFinite(data44))) {
      const err113 = { instancePath: instancePath + "/image_source_max_gib", schemaPath: "#/properties/image_source_max_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
    }
    if (typeof data44 == "number" && isFinite(data44)) {
      if (data44 > 16384 || isNaN(data44)) {
        const err114 = { instancePath: instancePath + "/image_source_max_gib", schemaPath: "#/properties/image_source_max_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
        vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
      }
      if (data44 < 1 || isNaN(data44)) {
        const err115 = { instancePath: instancePath + "/image_source_max_gib", schemaPath: "#/properties/image_source_max_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
      }
    }
    let data45 = data.image_source_stall_seconds;
    if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
      const err116 = { instancePath: instancePath + "/image_source_stall_seconds", schemaPath: "#/properties/image_source_stall_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
    }
    if (typeof data45 == "number" && isFinite(data45)) {
      if (data45 > 3600 || isNaN(data45)) {
        const err117 = { instancePath: instancePath + "/image_source_stall_seconds", schemaPath: "#/properties/image_source_stall_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600 } };
        vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
      }
      if (data45 < 1 || isNaN(data45)) {
        const err118 = { instancePath: instancePath + "/image_source_stall_seconds", schemaPath: "#/properties/image_source_stall_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
      }
    }
    let data46 = data.image_property_protections;
    if (Array.isArray(data46)) {
      if (data46.length > 100) {
        const err119 = { instancePath: instancePath + "/image_property_protections", schemaPath: "#/properties/image_property_protections/maxItems", keyword: "maxItems", params: { limit: 100 } };
        vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
      }
      const len4 = data46.length;
      for (let i7 = 0; i7 < len4; i7++) {
        let data47 = data46[i7];
        if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
          if (data47.pattern === void 0) {
            const err120 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/required", keyword: "required", params: { missingProperty: "pattern" } };
            vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
          }
          if (data47.create === void 0) {
            const err121 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/required", keyword: "required", params: { missingProperty: "create" } };
            vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
          }
          if (data47.read === void 0) {
            const err122 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/required", keyword: "required", params: { missingProperty: "read" } };
            vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
          }
          if (data47.update === void 0) {
            const err123 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/required", keyword: "required", params: { missingProperty: "update" } };
            vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
          }
          if (data47.delete === void 0) {
            const err124 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/required", keyword: "required", params: { missingProperty: "delete" } };
            vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
          }
          for (const key2 in data47)
            if (!(key2 === "pattern" || key2 === "create" || key2 === "read" || key2 === "update" || key2 === "delete")) {
              const err125 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
              vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
            }
          if (data47.pattern !== void 0) {
            let data48 = data47.pattern;
            if (typeof data48 == "string") {
              if (func1(data48) > 1024) {
                const err126 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/pattern", schemaPath: "#/properties/image_property_protections/items/properties/pattern/maxLength", keyword: "maxLength", params: { limit: 1024 } };
                vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
              }
              if (func1(data48) < 1) {
                const err127 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/pattern", schemaPath: "#/properties/image_property_protections/items/properties/pattern/minLength", keyword: "minLength", params: { limit: 1 } };
                vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
              }
            } else {
              const err128 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/pattern", schemaPath: "#/properties/image_property_protections/items/properties/pattern/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
            }
          }
          if (data47.create !== void 0) {
            let data49 = data47.create;
            if (typeof data49 == "string") {
              if (func1(data49) > 8192) {
                const err129 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/create", schemaPath: "#/properties/image_property_protections/items/properties/create/maxLength", keyword: "maxLength", params: { limit: 8192 } };
                vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
              }
            } else {
              const err130 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/create", schemaPath: "#/properties/image_property_protections/items/properties/create/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
            }
          }
          if (data47.read !== void 0) {
            let data50 = data47.read;
            if (typeof data50 == "string") {
              if (func1(data50) > 8192) {
                const err131 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/read", schemaPath: "#/properties/image_property_protections/items/properties/read/maxLength", keyword: "maxLength", params: { limit: 8192 } };
                vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
              }
            } else {
              const err132 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/read", schemaPath: "#/properties/image_property_protections/items/properties/read/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
            }
          }
          if (data47.update !== void 0) {
            let data51 = data47.update;
            if (typeof data51 == "string") {
              if (func1(data51) > 8192) {
                const err133 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/update", schemaPath: "#/properties/image_property_protections/items/properties/update/maxLength", keyword: "maxLength", params: { limit: 8192 } };
                vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
              }
            } else {
              const err134 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/update", schemaPath: "#/properties/image_property_protections/items/properties/update/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
            }
          }
          if (data47.delete !== void 0) {
            let data52 = data47.delete;
            if (typeof data52 == "string") {
              if (func1(data52) > 8192) {
                const err135 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/delete", schemaPath: "#/properties/image_property_protections/items/properties/delete/maxLength", keyword: "maxLength", params: { limit: 8192 } };
                vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
              }
            } else {
              const err136 = { instancePath: instancePath + "/image_property_protections/" + i7 + "/delete", schemaPath: "#/properties/image_property_protections/items/properties/delete/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
            }
          }
        } else {
          const err137 = { instancePath: instancePath + "/image_property_protections/" + i7, schemaPath: "#/properties/image_property_protections/items/type", keyword: "type", params: { type: "object" } };
          vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
        }
      }
    } else {
      const err138 = { instancePath: instancePath + "/image_property_protections", schemaPath: "#/properties/image_property_protections/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
    }
    let data53 = data.quota_servers;
    if (!(typeof data53 == "number" && !(data53 % 1) && !isNaN(data53) && isFinite(data53))) {
      const err139 = { instancePath: instancePath + "/quota_servers", schemaPath: "#/properties/quota_servers/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
    }
    if (typeof data53 == "number" && isFinite(data53)) {
      if (data53 > 9007199254740991 || isNaN(data53)) {
        const err140 = { instancePath: instancePath + "/quota_servers", schemaPath: "#/properties/quota_servers/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
      }
      if (data53 < -1 || isNaN(data53)) {
        const err141 = { instancePath: instancePath + "/quota_servers", schemaPath: "#/properties/quota_servers/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
      }
    }
    let data54 = data.quota_vcpus;
    if (!(typeof data54 == "number" && !(data54 % 1) && !isNaN(data54) && isFinite(data54))) {
      const err142 = { instancePath: instancePath + "/quota_vcpus", schemaPath: "#/properties/quota_vcpus/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
    }
    if (typeof data54 == "number" && isFinite(data54)) {
      if (data54 > 9007199254740991 || isNaN(data54)) {
        const err143 = { instancePath: instancePath + "/quota_vcpus", schemaPath: "#/properties/quota_vcpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
      }
      if (data54 < -1 || isNaN(data54)) {
        const err144 = { instancePath: instancePath + "/quota_vcpus", schemaPath: "#/properties/quota_vcpus/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
      }
    }
    let data55 = data.quota_memory_mib;
    if (!(typeof data55 == "number" && !(data55 % 1) && !isNaN(data55) && isFinite(data55))) {
      const err145 = { instancePath: instancePath + "/quota_memory_mib", schemaPath: "#/properties/quota_memory_mib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
    }
    if (typeof data55 == "number" && isFinite(data55)) {
      if (data55 > 9007199254740991 || isNaN(data55)) {
        const err146 = { instancePath: instancePath + "/quota_memory_mib", schemaPath: "#/properties/quota_memory_mib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
      }
      if (data55 < -1 || isNaN(data55)) {
        const err147 = { instancePath: instancePath + "/quota_memory_mib", schemaPath: "#/properties/quota_memory_mib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
      }
    }
    let data56 = data.quota_disk_gib;
    if (!(typeof data56 == "number" && !(data56 % 1) && !isNaN(data56) && isFinite(data56))) {
      const err148 = { instancePath: instancePath + "/quota_disk_gib", schemaPath: "#/properties/quota_disk_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
    }
    if (typeof data56 == "number" && isFinite(data56)) {
      if (data56 > 9007199254740991 || isNaN(data56)) {
        const err149 = { instancePath: instancePath + "/quota_disk_gib", schemaPath: "#/properties/quota_disk_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
      }
      if (data56 < -1 || isNaN(data56)) {
        const err150 = { instancePath: instancePath + "/quota_disk_gib", schemaPath: "#/properties/quota_disk_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
      }
    }
    let data57 = data.quota_images;
    if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
      const err151 = { instancePath: instancePath + "/quota_images", schemaPath: "#/properties/quota_images/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
    }
    if (typeof data57 == "number" && isFinite(data57)) {
      if (data57 > 9007199254740991 || isNaN(data57)) {
        const err152 = { instancePath: instancePath + "/quota_images", schemaPath: "#/properties/quota_images/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
      }
      if (data57 < -1 || isNaN(data57)) {
        const err153 = { instancePath: instancePath + "/quota_images", schemaPath: "#/properties/quota_images/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
      }
    }
    let data58 = data.host_lost_seconds;
    if (!(typeof data58 == "number" && !(data58 % 1) && !isNaN(data58) && isFinite(data58))) {
      const err154 = { instancePath: instancePath + "/host_lost_seconds", schemaPath: "#/properties/host_lost_seconds/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
    }
    if (typeof data58 == "number" && isFinite(data58)) {
      if (data58 > 86400 || isNaN(data58)) {
        const err155 = { instancePath: instancePath + "/host_lost_seconds", schemaPath: "#/properties/host_lost_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 } };
        vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
      }
      if (data58 < 5 || isNaN(data58)) {
        const err156 = { instancePath: instancePath + "/host_lost_seconds", schemaPath: "#/properties/host_lost_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 5 } };
        vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
      }
    }
    let data59 = data.drain_moves;
    if (!(typeof data59 == "number" && !(data59 % 1) && !isNaN(data59) && isFinite(data59))) {
      const err157 = { instancePath: instancePath + "/drain_moves", schemaPath: "#/properties/drain_moves/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
    }
    if (typeof data59 == "number" && isFinite(data59)) {
      if (data59 > 1e3 || isNaN(data59)) {
        const err158 = { instancePath: instancePath + "/drain_moves", schemaPath: "#/properties/drain_moves/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
      }
      if (data59 < 1 || isNaN(data59)) {
        const err159 = { instancePath: instancePath + "/drain_moves", schemaPath: "#/properties/drain_moves/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
      }
    }
    let data60 = data.placement_filters_off;
    if (Array.isArray(data60)) {
      const len5 = data60.length;
      for (let i8 = 0; i8 < len5; i8++) {
        let data61 = data60[i8];
        if (!(data61 === "availability-zone" || data61 === "image-properties" || data61 === "capabilities" || data61 === "traits" || data61 === "aggregate-tenancy" || data61 === "aggregate-extra-specs" || data61 === "numa" || data61 === "retry")) {
          const err160 = { instancePath: instancePath + "/placement_filters_off/" + i8, schemaPath: "#/properties/placement_filters_off/items/enum", keyword: "enum", params: { allowedValues: schema157.properties.placement_filters_off.items.enum } };
          vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
        }
      }
      let i9 = data60.length, j3;
      if (i9 > 1) {
        outer2: for (; i9--; )
          for (j3 = i9; j3--; )
            if (func0(data60[i9], data60[j3])) {
              const err161 = { instancePath: instancePath + "/placement_filters_off", schemaPath: "#/properties/placement_filters_off/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j3 } };
              vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
              break outer2;
            }
      }
    } else {
      const err162 = { instancePath: instancePath + "/placement_filters_off", schemaPath: "#/properties/placement_filters_off/type", keyword: "type", params: { type: "array" } };
      vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
    }
    let data62 = data.weight_memory;
    if (typeof data62 == "number" && isFinite(data62)) {
      if (data62 > 1e3 || isNaN(data62)) {
        const err163 = { instancePath: instancePath + "/weight_memory", schemaPath: "#/properties/weight_memory/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
      }
      if (data62 < -1e3 || isNaN(data62)) {
        const err164 = { instancePath: instancePath + "/weight_memory", schemaPath: "#/properties/weight_memory/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
      }
    } else {
      const err165 = { instancePath: instancePath + "/weight_memory", schemaPath: "#/properties/weight_memory/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
    }
    let data63 = data.weight_vcpus;
    if (typeof data63 == "number" && isFinite(data63)) {
      if (data63 > 1e3 || isNaN(data63)) {
        const err166 = { instancePath: instancePath + "/weight_vcpus", schemaPath: "#/properties/weight_vcpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
      }
      if (data63 < -1e3 || isNaN(data63)) {
        const err167 = { instancePath: instancePath + "/weight_vcpus", schemaPath: "#/properties/weight_vcpus/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
      }
    } else {
      const err168 = { instancePath: instancePath + "/weight_vcpus", schemaPath: "#/properties/weight_vcpus/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
    }
    let data64 = data.weight_disk;
    if (typeof data64 == "number" && isFinite(data64)) {
      if (data64 > 1e3 || isNaN(data64)) {
        const err169 = { instancePath: instancePath + "/weight_disk", schemaPath: "#/properties/weight_disk/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
      }
      if (data64 < -1e3 || isNaN(data64)) {
        const err170 = { instancePath: instancePath + "/weight_disk", schemaPath: "#/properties/weight_disk/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
      }
    } else {
      const err171 = { instancePath: instancePath + "/weight_disk", schemaPath: "#/properties/weight_disk/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
    }
    let data65 = data.weight_image_locality;
    if (typeof data65 == "number" && isFinite(data65)) {
      if (data65 > 1e3 || isNaN(data65)) {
        const err172 = { instancePath: instancePath + "/weight_image_locality", schemaPath: "#/properties/weight_image_locality/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
      }
      if (data65 < -1e3 || isNaN(data65)) {
        const err173 = { instancePath: instancePath + "/weight_image_locality", schemaPath: "#/properties/weight_image_locality/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
      }
    } else {
      const err174 = { instancePath: instancePath + "/weight_image_locality", schemaPath: "#/properties/weight_image_locality/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
    }
    let data66 = data.weight_io;
    if (typeof data66 == "number" && isFinite(data66)) {
      if (data66 > 1e3 || isNaN(data66)) {
        const err175 = { instancePath: instancePath + "/weight_io", schemaPath: "#/properties/weight_io/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
      }
      if (data66 < -1e3 || isNaN(data66)) {
        const err176 = { instancePath: instancePath + "/weight_io", schemaPath: "#/properties/weight_io/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
      }
    } else {
      const err177 = { instancePath: instancePath + "/weight_io", schemaPath: "#/properties/weight_io/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
    }
    let data67 = data.weight_group;
    if (typeof data67 == "number" && isFinite(data67)) {
      if (data67 > 1e3 || isNaN(data67)) {
        const err178 = { instancePath: instancePath + "/weight_group", schemaPath: "#/properties/weight_group/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
      }
      if (data67 < -1e3 || isNaN(data67)) {
        const err179 = { instancePath: instancePath + "/weight_group", schemaPath: "#/properties/weight_group/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
      }
    } else {
      const err180 = { instancePath: instancePath + "/weight_group", schemaPath: "#/properties/weight_group/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
    }
    let data68 = data.weight_failures;
    if (typeof data68 == "number" && isFinite(data68)) {
      if (data68 > 1e3 || isNaN(data68)) {
        const err181 = { instancePath: instancePath + "/weight_failures", schemaPath: "#/properties/weight_failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
        vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
      }
      if (data68 < -1e3 || isNaN(data68)) {
        const err182 = { instancePath: instancePath + "/weight_failures", schemaPath: "#/properties/weight_failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1e3 } };
        vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
      }
    } else {
      const err183 = { instancePath: instancePath + "/weight_failures", schemaPath: "#/properties/weight_failures/type", keyword: "type", params: { type: "number" } };
      vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
    }
    let data69 = data.image_cache_max_age_hours;
    if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
      const err184 = { instancePath: instancePath + "/image_cache_max_age_hours", schemaPath: "#/properties/image_cache_max_age_hours/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
    }
    if (typeof data69 == "number" && isFinite(data69)) {
      if (data69 > 876e3 || isNaN(data69)) {
        const err185 = { instancePath: instancePath + "/image_cache_max_age_hours", schemaPath: "#/properties/image_cache_max_age_hours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 876e3 } };
        vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
      }
      if (data69 < 0 || isNaN(data69)) {
        const err186 = { instancePath: instancePath + "/image_cache_max_age_hours", schemaPath: "#/properties/image_cache_max_age_hours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
      }
    }
    let data70 = data.image_cache_min_free_gib;
    if (!(typeof data70 == "number" && !(data70 % 1) && !isNaN(data70) && isFinite(data70))) {
      const err187 = { instancePath: instancePath + "/image_cache_min_free_gib", schemaPath: "#/properties/image_cache_min_free_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
    }
    if (typeof data70 == "number" && isFinite(data70)) {
      if (data70 > 1048576 || isNaN(data70)) {
        const err188 = { instancePath: instancePath + "/image_cache_min_free_gib", schemaPath: "#/properties/image_cache_min_free_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1048576 } };
        vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
      }
      if (data70 < 0 || isNaN(data70)) {
        const err189 = { instancePath: instancePath + "/image_cache_min_free_gib", schemaPath: "#/properties/image_cache_min_free_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
      }
    }
    let data71 = data.image_cache_keep;
    if (!(typeof data71 == "number" && !(data71 % 1) && !isNaN(data71) && isFinite(data71))) {
      const err190 = { instancePath: instancePath + "/image_cache_keep", schemaPath: "#/properties/image_cache_keep/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
    }
    if (typeof data71 == "number" && isFinite(data71)) {
      if (data71 > 1e5 || isNaN(data71)) {
        const err191 = { instancePath: instancePath + "/image_cache_keep", schemaPath: "#/properties/image_cache_keep/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 } };
        vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
      }
      if (data71 < 0 || isNaN(data71)) {
        const err192 = { instancePath: instancePath + "/image_cache_keep", schemaPath: "#/properties/image_cache_keep/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
      }
    }
    let data72 = data.quota_image_gib;
    if (!(typeof data72 == "number" && !(data72 % 1) && !isNaN(data72) && isFinite(data72))) {
      const err193 = { instancePath: instancePath + "/quota_image_gib", schemaPath: "#/properties/quota_image_gib/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
    }
    if (typeof data72 == "number" && isFinite(data72)) {
      if (data72 > 9007199254740991 || isNaN(data72)) {
        const err194 = { instancePath: instancePath + "/quota_image_gib", schemaPath: "#/properties/quota_image_gib/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
      }
      if (data72 < -1 || isNaN(data72)) {
        const err195 = { instancePath: instancePath + "/quota_image_gib", schemaPath: "#/properties/quota_image_gib/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
      }
    }
    let data73 = data.quota_keypairs;
    if (!(typeof data73 == "number" && !(data73 % 1) && !isNaN(data73) && isFinite(data73))) {
      const err196 = { instancePath: instancePath + "/quota_keypairs", schemaPath: "#/properties/quota_keypairs/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
    }
    if (typeof data73 == "number" && isFinite(data73)) {
      if (data73 > 9007199254740991 || isNaN(data73)) {
        const err197 = { instancePath: instancePath + "/quota_keypairs", schemaPath: "#/properties/quota_keypairs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
      }
      if (data73 < -1 || isNaN(data73)) {
        const err198 = { instancePath: instancePath + "/quota_keypairs", schemaPath: "#/properties/quota_keypairs/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
      }
    }
    let data74 = data.quota_networks;
    if (!(typeof data74 == "number" && !(data74 % 1) && !isNaN(data74) && isFinite(data74))) {
      const err199 = { instancePath: instancePath + "/quota_networks", schemaPath: "#/properties/quota_networks/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
    }
    if (typeof data74 == "number" && isFinite(data74)) {
      if (data74 > 9007199254740991 || isNaN(data74)) {
        const err200 = { instancePath: instancePath + "/quota_networks", schemaPath: "#/properties/quota_networks/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
      }
      if (data74 < -1 || isNaN(data74)) {
        const err201 = { instancePath: instancePath + "/quota_networks", schemaPath: "#/properties/quota_networks/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
      }
    }
    let data75 = data.quota_subnets;
    if (!(typeof data75 == "number" && !(data75 % 1) && !isNaN(data75) && isFinite(data75))) {
      const err202 = { instancePath: instancePath + "/quota_subnets", schemaPath: "#/properties/quota_subnets/type", keyword: "type", params: { type: "integer" } };
      vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
    }
    if (typeof data75 == "number" && isFinite(data75)) {
      if (data75 > 9007199254740991 || isNaN(data75)) {
        const err203 = { instancePath: instancePath + "/quota_subnets", schemaPath: "#/properties/quota_subnets/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
        vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
      }
      if (data75 < -1 || isNaN(data75)) {
        const err204 = { instancePath: instancePath + "/quota_subnets", schemaPath: "#/properties/quota_subnets/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 } };
        vErrors === null ? vErrors = [err204] : vErrors.push(err204), errors++;
      }
    }
  } else {
    const err205 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err205] : vErrors.push(err205), errors++;
  }
  return validate56.errors = vErrors, errors === 0;
}
validate56.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export const validators = { aggregate: validate_aggregate, domain: validate_domain, flavor: validate_flavor, group: validate_group, host: validate_host, policy: validate_policy, project: validate_project, image: validate_image, image_acceptance: validate_image_acceptance, image_member: validate_image_member, keypair: validate_keypair, network: validate_network, quota: validate_quota, region: validate_region, role: validate_role, server_group: validate_server_group, service: validate_service, endpoint: validate_endpoint, subnet: validate_subnet, server: validate_server, server_set: validate_server_set, user: validate_user, application_credential: validate_application_credential, group_membership: validate_group_membership, role_assignment: validate_role_assignment };
