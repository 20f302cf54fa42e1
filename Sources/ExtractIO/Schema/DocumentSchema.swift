/// The JSON Schema (2020-12) of a record: what `extract schema` prints.
public enum DocumentSchema {
    /// The schema's JSON, indented.
    public static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:kirinuki:document:1",
          "title": "The record of one document",
          "description": "One line of `extract --format jsonl`, one element of `extract --format json`. Later versions may add members; none of these changes its meaning.",
          "type": "object",
          "required": ["schema", "title", "issued", "mentions", "organizations", "contacts", "diagnostics"],
          "properties": {
            "schema": {"const": "kirinuki.document/1"},
            "id": {"description": "The request's id; only in answers of `extract stream`.", "type": ["string", "number"]},
            "source": {"$ref": "#/$defs/source"},
            "title": {"description": "The document's title or subject line.", "type": ["string", "null"]},
            "issued": {
              "description": "The document's own date, ISO 8601; a month or a year where it says no more.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
            },
            "mentions": {
              "description": "Every fact at its place, sorted by start, then end.",
              "type": "array",
              "items": {"$ref": "#/$defs/mention"}
            },
            "organizations": {
              "description": "One record an organization.",
              "type": "array",
              "items": {"$ref": "#/$defs/organization"}
            },
            "contacts": {
              "description": "What a reader would copy into an address book, one record an entry.",
              "type": "array",
              "items": {"$ref": "#/$defs/contact"}
            },
            "diagnostics": {
              "description": "What is contradictory, doubtful or damaged.",
              "type": "array",
              "items": {"$ref": "#/$defs/diagnostic"}
            }
          },
          "$defs": {
            "position": {"description": "Code points of the decoded source, from 0, unless --offsets asks for another unit.", "type": "integer", "minimum": 0},
            "mentionIds": {"description": "Indexes into `mentions`.", "type": "array", "items": {"type": "integer", "minimum": 0}},
            "strings": {"type": "array", "items": {"type": "string"}},
            "text": {"type": ["string", "null"]},
            "source": {
              "type": "object",
              "required": ["path", "bytes", "sha256", "encoding"],
              "properties": {
                "path": {"type": "string"},
                "bytes": {"description": "The file's size.", "type": "integer", "minimum": 0},
                "sha256": {"description": "Of the file's bytes.", "type": "string", "pattern": "^[0-9a-f]{64}$"},
                "encoding": {"enum": ["UTF-8", "UTF-16LE", "UTF-16BE", "CP932", "EUC-JP", "ISO-2022-JP"]}
              }
            },
            "mention": {
              "type": "object",
              "required": ["id", "type", "text", "start", "end", "line", "value"],
              "properties": {
                "id": {"description": "The mention's index in `mentions`.", "type": "integer", "minimum": 0},
                "type": {
                  "enum": [
                    "organization", "person", "department", "role", "date", "time", "amount", "phone", "fax", "email",
                    "url", "postalCode", "address"
                  ]
                },
                "text": {"description": "The decoded source from start to end, to the letter.", "type": "string", "minLength": 1},
                "start": {"$ref": "#/$defs/position"},
                "end": {"$ref": "#/$defs/position"},
                "line": {"description": "The line it starts in, from 1.", "type": "integer", "minimum": 1},
                "value": {"description": "The normalized value; null where the document leaves it open.", "type": ["string", "null"]}
              },
              "allOf": [
                {
                  "if": {"properties": {"type": {"enum": ["date", "time"]}}},
                  "then": {"$ref": "#/$defs/dateDetails"}
                },
                {
                  "if": {"properties": {"type": {"const": "amount"}}},
                  "then": {"$ref": "#/$defs/amountDetails"}
                },
                {
                  "if": {"properties": {"type": {"enum": ["phone", "fax"]}}},
                  "then": {"$ref": "#/$defs/phoneDetails"}
                },
                {
                  "if": {"properties": {"type": {"const": "address"}}},
                  "then": {"$ref": "#/$defs/addressDetails"}
                },
                {
                  "if": {"properties": {"type": {"enum": ["organization", "person", "department", "role"]}}},
                  "then": {"$ref": "#/$defs/nameDetails"}
                }
              ]
            },
            "dateDetails": {
              "properties": {
                "precision": {"description": "The finest unit given: year, month, day, minute, fiscalYear, quarter, half, decade, century, recurring.", "type": "string"},
                "calendar": {"description": "gregorian, japanese, or both.", "type": "string"},
                "inferred": {"$ref": "#/$defs/inferred"}
              }
            },
            "inferred": {
              "description": "Parts that the mention itself does not give, and where they come from.",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["part", "from"],
                "properties": {"part": {"type": "string"}, "from": {"type": "string"}}
              }
            },
            "amountDetails": {
              "properties": {
                "currency": {"description": "ISO 4217.", "type": "string", "pattern": "^[A-Z]{3}$"},
                "approximate": {"type": "boolean"},
                "negative": {"description": "Marked as a deduction or a loss; the value has no sign.", "type": "boolean"},
                "bound": {"description": "minimum, maximum, above or below.", "type": "string"},
                "tax": {"description": "included or excluded.", "type": "string"},
                "per": {"description": "What one unit of the amount buys.", "type": "string"},
                "inferred": {"$ref": "#/$defs/inferred"}
              }
            },
            "phoneDetails": {
              "properties": {
                "national": {"description": "As written within Japan.", "type": "string"},
                "label": {"type": "string"},
                "extension": {"type": "string"}
              }
            },
            "addressDetails": {
              "properties": {
                "prefecture": {"type": "string"},
                "city": {"type": "string"},
                "town": {"type": "string"},
                "block": {"type": "string"},
                "building": {"type": "string"},
                "municipalityCode": {"description": "JIS X 0402, five figures.", "type": "string", "pattern": "^[0-9]{5}$"},
                "inferredPrefecture": {"description": "The prefecture where the source leaves it out.", "type": "string"}
              }
            },
            "nameDetails": {
              "properties": {
                "legalForm": {"description": "The expanded legal form.", "type": "string"},
                "family": {"description": "A person's family name.", "type": "string"},
                "given": {"description": "A person's given name.", "type": "string"},
                "score": {"description": "How sure the recognizer is.", "type": "number", "minimum": 0, "maximum": 1}
              }
            },
            "organization": {
              "type": "object",
              "required": ["id", "name", "key", "legalForm", "aliases", "mentions"],
              "properties": {
                "id": {"description": "The record's index in `organizations`.", "type": "integer", "minimum": 0},
                "name": {"description": "The full name without legal form.", "type": "string"},
                "key": {"description": "The name for joining: widths, case, spaces and old character forms folded.", "type": "string"},
                "legalForm": {"$ref": "#/$defs/text"},
                "corporateNumber": {"description": "法人番号, its check figure right.", "type": "string", "pattern": "^[0-9]{13}$"},
                "category": {"type": "string"},
                "aliases": {"$ref": "#/$defs/strings"},
                "mentions": {"$ref": "#/$defs/mentionIds"}
              }
            },
            "contact": {
              "type": "object",
              "required": [
                "organization", "department", "people", "postalCode", "address", "phone", "fax", "email", "url", "mentions"
              ],
              "properties": {
                "organization": {"$ref": "#/$defs/text"},
                "department": {"description": "Outermost first.", "$ref": "#/$defs/strings"},
                "people": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["name", "role"],
                    "properties": {"name": {"type": "string"}, "role": {"$ref": "#/$defs/text"}}
                  }
                },
                "postalCode": {"type": ["string", "null"], "pattern": "^[0-9]{3}-[0-9]{4}$"},
                "address": {"$ref": "#/$defs/text"},
                "phone": {"description": "E.164, where the number can be read so.", "$ref": "#/$defs/strings"},
                "fax": {"$ref": "#/$defs/strings"},
                "email": {"$ref": "#/$defs/strings"},
                "url": {"$ref": "#/$defs/strings"},
                "mentions": {"$ref": "#/$defs/mentionIds"}
              }
            },
            "diagnostic": {
              "type": "object",
              "required": ["code", "message", "start", "end"],
              "properties": {
                "code": {"description": "A stable name.", "type": "string", "pattern": "^[a-z0-9-]+$"},
                "message": {"type": "string"},
                "start": {"$ref": "#/$defs/position"},
                "end": {"$ref": "#/$defs/position"}
              }
            }
          }
        }

        """
}
